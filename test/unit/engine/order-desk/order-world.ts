import type { OrderAnswer, OrderDesk, RoomOrder } from '../../../../shared/engine/order-desk/open-order-desk.ts';
import { openOrderDesk } from '../../../../shared/engine/order-desk/open-order-desk.ts';
import type { Document } from '../../../../shared/runtime/document.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createFakeCalendar } from '../../../support/fake-calendar.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { elevenMs, tenMs } from '../journal/build-entry.ts';

const CUMULUS = 'cumulus@contoso.com';

export const cumulusAtTen: RoomOrder = {
  commandId: 'order-1',
  room: { address: CUMULUS, name: 'Cumulus' },
  startMs: tenMs,
  endMs: elevenMs,
  subject: 'Booked at the door',
  text: 'Booked at the door of Aurora.',
  parent: null,
};

const { signal } = new AbortController();

/** A desk on a disk, a clock and calendars that outlive it. The time is ten. */
export function createOrderWorld() {
  const clock = createDrivenClock(tenMs, { pump: 5 });
  const calendars = createFakeCalendar({ nowMs: clock.nowMs });
  const disk = { journal: createMemoryDocument(), records: createMemoryDocument() };
  const cumulus = calendars.calendarOf(CUMULUS);
  let runs = 0;

  /** Starts a desk on what the disk holds; `wrap` sees every save. */
  const open = async (wrap: (document: Document, name: string) => Document = (document) => document) => {
    runs += 1;
    const run = runs;
    const desk = await openOrderDesk({
      ...{ homeRoom: 'aurora@contoso.com', calendars, clock, log: silentLog },
      timeZoneOf: () => 'UTC',
      journal: wrap(disk.journal, 'journal'),
      records: wrap(disk.records, 'records'),
      random: () => run / 1_000,
    });
    const life = new AbortController();
    const served = desk.serve(life.signal);
    const close = async (): Promise<void> => {
      life.abort();
      await clock.settle();
      await served;
    };
    return { desk, close, life };
  };

  /** Drives the clock until it is answered. */
  async function answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
    let answer: { readonly value: Answer } | null = null;
    void asked.then((value) => {
      answer = { value };
    });
    for (let step = 0; step < 600 && answer === null; step += 1) await clock.advance(500);
    if (answer === null) throw new Error('no answer within five minutes');
    return (answer as { readonly value: Answer }).value;
  }

  const place = (desk: OrderDesk, order: RoomOrder = cumulusAtTen, waitMs = 60_000): Promise<OrderAnswer> =>
    answered(desk.place(order, waitMs, signal));
  const giveBack = (desk: OrderDesk, commandId = cumulusAtTen.commandId, waitMs = 240_000): Promise<OrderAnswer | null> =>
    answered(desk.giveBack(commandId, waitMs, signal));

  return { clock, calendars, cumulus, disk, open, place, giveBack };
}
