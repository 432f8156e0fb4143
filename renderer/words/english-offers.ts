import { assertNever } from '../../shared/kit/assert-never.ts';
import type { Offer } from '../../shared/view/door-view.ts';
import { englishDuration, englishLength } from './english-durations.ts';
import type { OfferWords } from './words.ts';

function label(offer: Offer, isFirst: boolean): string {
  switch (offer.kind) {
    case 'book':
      if (offer.isUntilNext) return isFirst ? `Book until ${offer.end}` : `Until ${offer.end}`;
      return isFirst ? `Book ${englishLength(offer.minutes)}` : englishLength(offer.minutes);
    case 'extend':
      return offer.isUntilNext ? `Extend to ${offer.end}` : `Extend ${englishLength(offer.minutes)}`;
    case 'end':
      return 'End now';
    case 'startEarly':
      return 'Start now';
    case 'checkIn':
      return 'We are here';
    case 'refresh':
      return 'Check again';
    default:
      return assertNever(offer);
  }
}

function consequence(offer: Offer): string {
  switch (offer.kind) {
    case 'book':
      return offer.isUntilNext ? englishDuration(offer.minutes) : `until ${offer.end}`;
    case 'extend':
      return offer.isUntilNext ? `${englishDuration(offer.minutes)} more` : `to ${offer.end}`;
    case 'end':
      return 'frees the room';
    case 'startEarly':
      return 'takes the room from now';
    case 'checkIn':
      return 'check in';
    case 'refresh':
      return 'asks the calendar now';
    default:
      return assertNever(offer);
  }
}

export const englishOffers: OfferWords = {
  group: 'What you can do here',
  label,
  consequence,
  otherTimes: 'Other times',
  more: 'More',
  sheetTitle: (offers) => (offers[0]?.kind === 'book' ? 'How long do you need the room?' : 'What do you want to do?'),
  close: 'Back',
};
