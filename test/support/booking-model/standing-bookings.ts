import { CLAIM_PROPERTY_ID, STATE_PROPERTY_ID } from '../../../shared/graph/claim-property.ts';
import { noState, printEventState } from '../../../shared/graph/event-state.ts';
import { newContent } from '../../../shared/simulator/graph/new-content.ts';
import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { AURORA } from '../house.ts';
import type { BookingHistory } from './booking-history.ts';

const QUARTER_MS = 900_000;

/** Bookings that doors made and settled long ago; both lie around the quarter that is running. */
export function placeStanding({ calendars, directory, clock }: Tenant, standing: BookingHistory['standing']): void {
  const owner = directory.room(AURORA);
  if (!owner) throw new Error(`no room ${AURORA}`);
  const quarterMs = Math.floor(clock.nowMs() / QUARTER_MS) * QUARTER_MS;
  const place = (name: string, from: number, to: number): void => {
    const settled = { startMs: quarterMs + from * QUARTER_MS, endMs: quarterMs + to * QUARTER_MS };
    const extendedProperties = [
      { id: CLAIM_PROPERTY_ID, value: `standing-${name}` },
      { id: STATE_PROPERTY_ID, value: printEventState({ ...noState, settled }) },
    ];
    const content = newContent({ ...settled, subject: `Standing, ${name}`, extendedProperties });
    calendars.create(owner, { content, timeZone: 'UTC', recurrence: null, transaction: null });
  };
  if (standing === 'running' || standing === 'both') place('running', -1, 1);
  if (standing === 'later' || standing === 'both') place('later', 2, 4);
}
