import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { CalendarItem } from '../../shared/simulator/tenant/calendar-item.ts';
import type { DoorView, NoticeView, Offer } from '../../shared/view/door-view.ts';
import { AURORA, type House } from './house.ts';

/** What Exchange itself holds for the room, whatever reads may show yet. */
export function storedIn(house: Pick<House, 'tenant'>, room = AURORA): readonly CalendarItem[] {
  const found = house.tenant.directory.room(room);
  if (!found) throw new Error(`no room ${room}`);
  return house.tenant.mailbox(found.id).stored();
}

/** The same, only when. */
export const timesIn = (house: Pick<House, 'tenant'>, room = AURORA) =>
  storedIn(house, room).map(({ content: { startMs, endMs } }) => ({ startMs, endMs }));

const isClaimed = ({ content }: CalendarItem): boolean => content.extendedProperties.some(({ id }) => id.endsWith('Name LintelClaim'));

/** Events that carry a door's mark. */
export const doorBookingsIn = (house: Pick<House, 'tenant'>): readonly CalendarItem[] => storedIn(house).filter(isClaimed);

/** How many minutes each door's booking takes. */
export const lengthsIn = (house: Pick<House, 'tenant'>): readonly number[] =>
  doorBookingsIn(house).map(({ content }) => (content.endMs - content.startMs) / 60_000);

/** The times that each door's booking is marked as settled with; nothing while it is not. */
export const settledIn = (house: Pick<House, 'tenant'>): readonly unknown[] =>
  doorBookingsIn(house).map(({ content }) => {
    const state = content.extendedProperties.find(({ id }) => id.endsWith('LintelState'));
    return state && JSON.parse(state.value).settled;
  });

/** What a person at the door was told in the end: the answer, or the notice that came later; null when nothing came. */
export function toldInTheEnd(views: readonly DoorView[], result: CommandResult): CommandResult | null {
  if (result.kind !== 'unconfirmed') return result;
  return noticesIn(views).find(({ commandId }) => commandId === result.commandId)?.result ?? null;
}

/** The same, with what was said of a booking that was taken back after it had been confirmed (E31). For a door with one command. */
export function toldLast(views: readonly DoorView[], result: CommandResult): CommandResult | null {
  return noticesIn(views).at(-1)?.result ?? toldInTheEnd(views, result);
}

export function noticesIn(views: readonly DoorView[]): readonly NoticeView[] {
  return [...new Set(views.map(({ notice }) => notice).filter((notice) => notice !== null))];
}

export function offersOf<Kind extends Offer['kind']>(view: DoorView, kind: Kind): readonly Extract<Offer, { kind: Kind }>[] {
  return view.offers.filter((offer): offer is Extract<Offer, { kind: Kind }> => offer.kind === kind);
}

/** The offer of that many minutes; throws where the door has none. */
export function offerOf(view: DoorView, kind: 'book' | 'extend', minutes: number): Extract<Offer, { kind: 'book' | 'extend' }> {
  for (const offer of view.offers) if (offer.kind === kind && 'minutes' in offer && offer.minutes === minutes) return offer;
  throw new Error(`no ${kind} of ${minutes} minutes among ${JSON.stringify(view.offers)}`);
}

/** The answer to a touch for an hour, part of which somebody in Outlook took since the door last looked: from half past ten to eleven. */
export async function bookTaken(house: Pick<House, 'acts' | 'run' | 'view'>): Promise<CommandResult> {
  const { command } = offerOf(house.view(), 'book', 60);
  house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T10:30', end: '2026-11-18T11:00', subject: 'Budget' });
  return house.run(command);
}

/** The commands in a journal's document. */
export async function journalled(journal: { load(): Promise<unknown> }): Promise<readonly unknown[]> {
  const content = (await journal.load()) as { readonly entries: readonly unknown[] } | null;
  return content?.entries ?? [];
}
