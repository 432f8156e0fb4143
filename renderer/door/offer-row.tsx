import { useCallback, useState } from 'react';
import { useLoaded } from '../parts/use-loaded.ts';
import { useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { OfferButton, offerKey } from './offer-button.tsx';

/** More than this at once is a list to read, not a row to touch. */
const AT_ONCE = 3;

const loadSheet = () => import('./offers-sheet.tsx');

/** The likeliest offers, and a quiet way to the others. */
export function OfferRow() {
  const offers = useView((view) => view.offers);
  const words = useWords().offer;
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const sheet = useLoaded(loadSheet, isOpen, close);
  if (offers.length === 0) return null;
  const shown = offers.slice(0, AT_ONCE);
  return (
    <div className="offers" data-count={shown.length}>
      {shown.map((offer, index) => (
        <OfferButton key={offerKey(offer)} offer={offer} isFirst={index === 0} />
      ))}
      {offers.length > shown.length ? (
        <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {offers[0]?.kind === 'book' ? words.otherTimes : words.more}
        </button>
      ) : null}
      {isOpen && sheet ? <sheet.OffersSheet onClose={close} /> : null}
    </div>
  );
}
