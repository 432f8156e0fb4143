import type { DoorCommand } from '../../../shared/protocol/door-command.ts';
import type { NewFaultRule } from '../../../shared/simulator/faults/fault.ts';
import type { Switches } from '../../../shared/simulator/tenant/switches.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../../support/house.ts';
import { offerOf, offersOf } from '../../support/room-ledger.ts';
import { type Exchange, recordExchanges } from './exchange.ts';

const MINUTE_MS = 60_000;

interface Story {
  readonly name: string;
  readonly options?: HouseOptions;
  readonly switches?: Partial<Switches>;
  act(house: House): Promise<void>;
}

const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday', 'thursday'] },
  range: { type: 'numbered' as const, numberOfOccurrences: 20 },
};

/** A morning with every kind of meeting in it. */
const fullCalendar: HouseOptions['prepare'] = ({ acts }) => {
  const ask = { organizer: 'ada@contoso.com', rooms: [AURORA] };
  acts.create({ ...ask, start: '2026-11-18T13:00', end: '2026-11-18T14:00', online: true, attendees: ['bram@contoso.com'], body: 'Notes' });
  acts.create({ ...ask, start: '2026-11-19', end: '2026-11-20', isAllDay: true, sensitivity: 'private' });
  const series = acts.create({ ...ask, start: '2026-11-18T15:00', end: '2026-11-18T15:30', recurrence: weekly });
  acts.change(series, { date: '2026-11-19', subject: 'Elsewhere' });
  for (let hour = 8; hour < 20; hour += 1)
    acts.create({ ...ask, start: `2026-11-20T${String(hour).padStart(2, '0')}:00`, end: `2026-11-20T${String(hour).padStart(2, '0')}:30` });
};

/** What goes wrong, once for each operation of a round. */
const refusals: readonly NewFaultRule['effect'][] = [
  { kind: 'tokenExpired' },
  { kind: 'claimsChallenge' },
  { kind: 'accessDenied' },
  { kind: 'accessPolicy' },
  { kind: 'mailboxNotEnabled' },
  { kind: 'mailboxInfoStale' },
  { kind: 'throttled', retryAfter: '2.128' },
  { kind: 'throttled' },
  { kind: 'serverError' },
  { kind: 'unavailable', retryAfter: '3' },
  { kind: 'gatewayTimeout' },
  { kind: 'syncStateLost' },
  { kind: 'syncStateLost', location: true },
];

const endOf = (house: House): DoorCommand => {
  const [offer] = offersOf(house.view(), 'end');
  if (!offer) throw new Error('the door does not offer to end');
  return offer.command;
};

async function book(house: House): Promise<void> {
  const result = await house.run(offerOf(house.view(), 'book', 30).command);
  if (result.kind !== 'done') throw new Error(`not booked: ${JSON.stringify(result)}`);
}

const stories: readonly Story[] = [
  {
    name: 'rounds, an audit, changes and removals',
    options: { prepare: fullCalendar, timeZone: null },
    switches: { deltaEmptyPages: 0.4, deltaDuplicates: 0.4 },
    async act(house) {
      const id = house.acts.create({ organizer: 'bram@contoso.com', rooms: [AURORA], start: '2026-11-18T11:00', end: '2026-11-18T12:00' });
      await house.clock.advance(2 * MINUTE_MS);
      house.acts.cancel(id);
      house.acts.writeIntoRoom(AURORA, { start: '2026-12-24T11:00', end: '2026-12-24T12:00' });
      await house.clock.advance(6 * MINUTE_MS);
    },
  },
  {
    name: 'a booking, its extension and its end',
    async act(house) {
      await book(house);
      await house.clock.advance(20 * MINUTE_MS);
      await house.run(offerOf(house.view(), 'extend', 15).command);
      await house.run(endOf(house));
    },
  },
  {
    name: 'a booking ended in its first minute',
    async act(house) {
      await book(house);
      await house.run(endOf(house));
    },
  },
  {
    name: 'a booking that does not get through for ten minutes, and is looked for before it is given up',
    async act(house) {
      const lost = house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { operation: 'event.create' } });
      await house.run(offerOf(house.view(), 'book', 30).command);
      await house.clock.advance(10 * MINUTE_MS);
      house.tenant.faults.remove(lost.id);
      await house.clock.advance(5 * MINUTE_MS);
    },
  },
  {
    name: 'an extension that is in doubt, of an event that then is gone',
    async act(house) {
      await book(house);
      await house.clock.advance(20 * MINUTE_MS);
      house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { operation: 'event.update' }, count: 1 });
      await house.run(offerOf(house.view(), 'extend', 15).command);
      await house.clock.advance(MINUTE_MS);
    },
  },
  {
    name: 'refusals of every kind',
    async act(house) {
      for (const effect of refusals) {
        house.tenant.faults.add({ effect, count: 2 });
        await house.run({ kind: 'refresh' });
        house.tenant.faults.clear();
        await house.clock.advance(40 * MINUTE_MS);
      }
    },
  },
];

/** All that doors asked Graph, and were answered, in a few stories; sign-in goes by another description and is left out. */
export async function recordDoorTraffic(): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const { options, switches, act } of stories) {
    const house = await openHouse({
      ...options,
      prepare: (world) => {
        world.tenant.switches.change(switches ?? {});
        options?.prepare?.(world);
      },
      decorate: (deps) => ({ ...deps, fetch: recordExchanges(deps.fetch, (exchange) => void exchanges.push(exchange)) }),
    });
    await house.until(({ freshness }) => freshness.kind === 'live');
    await act(house);
    await house.close();
  }
  return exchanges.filter(({ url }) => !/\/(oauth2|v2\.0|discovery)\//.test(url.pathname));
}
