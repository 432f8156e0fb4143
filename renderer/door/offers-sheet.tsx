import { Sheet } from '../parts/sheet.tsx';
import { useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { OfferButton, offerKey } from './offer-button.tsx';

/** Everything that may be done now. Loaded when first asked for. */
export function OffersSheet({ onClose }: { readonly onClose: () => void }) {
  const offers = useView((view) => view.offers);
  const words = useWords().offer;
  return (
    <Sheet name="offers" title={words.sheetTitle(offers)} closeLabel={words.close} onClose={onClose}>
      <div className="offer-grid">
        {offers.map((offer) => (
          <OfferButton key={offerKey(offer)} offer={offer} isFirst={false} />
        ))}
      </div>
    </Sheet>
  );
}
