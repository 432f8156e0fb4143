import { describe, expect, test } from 'vitest';
import type { AuditRecord } from '../../shared/engine/audit/audit-record.ts';
import { administratedAfterEach, createdIn, isOpen, unlock } from '../support/administrated-door.ts';
import { AURORA } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { attended } from '../support/unattended.ts';

const minute = 60_000;
const openDoor = administratedAfterEach();

describe('the audit log', () => {
  test('E64 every act is in it with who, what, result and Graph’s ids, and no subject or name; it is exported oldest first', async () => {
    const { house, records } = await openDoor({
      prepare: ({ acts }) => acts.writeIntoRoom(AURORA, { subject: 'Merger', start: '2026-11-18T14:00', end: '2026-11-18T15:00' }),
    });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (!offer) throw new Error('nothing to book');
    const booked = await house.run(offer.command);
    if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error('not booked');
    await house.run({ kind: 'end', meetingId: 'nonesuch' });
    await unlock(house, '1111');
    await unlock(house);
    await house.run({ kind: 'identify' });
    const exported = await house.run({ kind: 'exportAudit' });
    if (exported.kind !== 'done' || exported.done.kind !== 'auditExported') throw new Error('not exported');
    expect(exported.done.fileName).toBe('lintel-audit-aurora@contoso.com-2026-11-18.jsonl');
    const lines = exported.done.text.trimEnd().split('\n');
    expect(lines).toEqual(records().map((record) => JSON.stringify(record)));
    expect(records().map(({ who, act, result, detail }) => `${who} ${act} ${result} ${detail}`)).toEqual([
      'systemUser bookNow begun null',
      'systemUser bookNow done booked',
      'systemUser end refused meetingGone',
      'systemUser unlock pinNeeded wrong',
      'administrator unlock done unlocked',
      'administrator identify done identified',
      'administrator exportAudit done auditExported',
    ]);
    const [begun, done] = records();
    expect(begun?.requestIds).toEqual([]);
    expect(done).toMatchObject({ commandId: begun?.commandId, meetingId: booked.done.meetingId, isClockSound: true, omitted: 0 });
    expect(done?.requestIds.length).toBeGreaterThan(0);
    expect(Date.parse(done?.end ?? '')).toBe(booked.done.endMs);
    expect(exported.done.text).not.toMatch(/Merger|Ada|Booked at the door/);
  });

  test('E64 what is settled after a restart says who had asked', async () => {
    const { house, records } = await openDoor({ policy: { protect: { book: 'pin', extend: 'none', end: 'none', checkIn: 'none' } } });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (offer?.command.kind !== 'bookNow') throw new Error('nothing to book');
    house.tenant.faults.add({ effect: { kind: 'unavailable' }, match: { method: 'POST' } });
    expect(await house.run({ ...offer.command, pin: '0815' })).toMatchObject({ kind: 'unconfirmed' });
    await house.restart();
    house.tenant.faults.clear();
    await house.clock.advance(2 * minute);
    const lines = records();
    expect(lines.map(({ who, result }) => `${who} ${result}`)).toEqual(['pinHolder begun', 'pinHolder unconfirmed', 'pinHolder done']);
    expect(new Set(lines.map(({ commandId }) => commandId)).size).toBe(1);
  });

  test('E64 an act stands on the record before it is in the journal, and its end before it is out of it', async () => {
    const { staff, records } = attended({});
    const journal = createMemoryDocument();
    const seen: string[] = [];
    const audit = {
      ...staff.audit,
      append(record: unknown) {
        const { commandId, result } = record as AuditRecord;
        seen.push(`${result}: ${journal.text()?.includes(`"commandId":"${commandId}"`) ? 'in' : 'not in'} the journal`);
        return staff.audit.append(record);
      },
    };
    const { house } = await openDoor({ staff: { ...staff, audit }, journal });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (!offer) throw new Error('nothing to book');
    expect(await house.run(offer.command)).toMatchObject({ kind: 'done' });
    expect(seen).toEqual(['begun: not in the journal', 'done: in the journal']);
    expect(records()).toHaveLength(2);
  });

  test('E65 what cannot be recorded is not done; the room is shown all the same', async () => {
    const { staff } = attended({ administrator: '4711' });
    const audit = { append: () => Promise.reject(new Error('disk full')), read: async () => '' };
    const { house } = await openDoor({ staff: { ...staff, audit } });
    const offer = house.view().offers.find(({ kind }) => kind === 'book');
    if (!offer) throw new Error('nothing to book');
    expect(await house.run(offer.command)).toEqual({ kind: 'refused', reason: 'deviceFault' });
    expect(await unlock(house)).toEqual({ kind: 'refused', reason: 'deviceFault' });
    expect(createdIn(house)).toBe(0);
    expect(isOpen(house.view())).toBe(false);
    expect(house.view()).toMatchObject({ status: { kind: 'available' }, pending: null });
  });

  test('E66 whoever hammers at the glass pushes nothing out: refusals past sixty are counted, not written', async () => {
    const { house, records } = await openDoor();
    for (let turn = 0; turn < 500; turn += 1) await house.screen().run({ kind: 'leaveKiosk' });
    expect(records()).toHaveLength(60);
    await unlock(house);
    expect(records().at(-1)).toMatchObject({ act: 'unlock', result: 'done', omitted: 440 });
    await house.run({ kind: 'lock' });
    expect(records().at(-1)).toMatchObject({ act: 'lock', omitted: 0 });
    await house.clock.advance(20 * minute);
    for (let turn = 0; turn < 500; turn += 1) await house.screen().run({ kind: 'leaveKiosk' });
    expect(records()).toHaveLength(64);
  });
});
