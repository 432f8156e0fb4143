import type { Offer } from '../../shared/view/door-view.ts';
import { actOfOffer } from '../state/act.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** One offer: what it does, and what comes of it. Touched, it sends exactly the command it carries, or asks first where the view says so. */
export function OfferButton({ offer, isFirst }: { readonly offer: Offer; readonly isFirst: boolean }) {
  const words = useWords().offer;
  const attempt = useDoor((state) => state.attempt);
  const meeting = useView(({ status }) => ('meeting' in status ? status.meeting : null));
  return (
    <button
      type="button"
      className="offer"
      data-first={isFirst || undefined}
      data-kind={offer.kind}
      onClick={() => attempt(actOfOffer(offer), meeting)}
    >
      <span className="offer-label">{words.label(offer, isFirst)}</span>
      <span className="offer-consequence">{words.consequence(offer)}</span>
    </button>
  );
}

/** Offers of one kind differ by what they send. */
export const offerKey = (offer: Offer): string => JSON.stringify(offer.command);
