import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLinkHandles } from '../../../../shared/coordinator/gateway/link-handles.ts';
import type { DocumentRecords } from '../../../../shared/coordinator/store/coordinator-store.ts';
import { openTestHandles } from './gateway-scene.ts';

const owner = { doorId: 'door-1', roomId: 'room-1' };
const link = "https://graph.microsoft.com/v1.0/users('5a1b')/calendarView/delta?$deltatoken=R0usmcCDmQ%3d%3d&x=a+b";

function createDocuments(start: Record<string, unknown> = {}): DocumentRecords & { readonly kept: Record<string, unknown> } {
  const kept = { ...start };
  return {
    kept,
    read: async (name) => kept[name] ?? null,
    async write(name, value) {
      kept[name] = value;
    },
  };
}
const withBytes = (byte: number) => (count: number) => Buffer.alloc(count, byte);

test('C54 a link comes back letter by letter, whatever is in it', async () => {
  const handles = await openTestHandles();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      return handles.open(handles.seal(text, owner), owner) === text.toWellFormed();
    }),
  );
});

test('C54 a handle tells nothing of its link, and fits into a path', async () => {
  const handle = (await openTestHandles()).seal(link, owner);
  expect(handle).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(Buffer.from(handle, 'base64url').toString('latin1')).not.toContain('graph');
  expect(handle.length).toBeLessThan(link.length * 1.4 + 40);
});

test('C54 Q1 the same link has the same handle, so that a circle is seen; another has another, and so has another door', async () => {
  const handles = await openTestHandles();
  expect(handles.seal(link, owner)).toBe(handles.seal(link, owner));
  expect(handles.seal(`${link}1`, owner)).not.toBe(handles.seal(link, owner));
  expect(handles.seal(link, { ...owner, doorId: 'door-2' })).not.toBe(handles.seal(link, owner));
});

test.each([
  { who: 'another door', as: { doorId: 'door-2', roomId: 'room-1' } },
  { who: 'the door at another room', as: { doorId: 'door-1', roomId: 'room-2' } },
  { who: 'names that run into each other', as: { doorId: 'door-1","room-1', roomId: '' } },
])('C54 it opens for nobody else: $who', async ({ as }) => {
  const handles = await openTestHandles();
  expect(handles.open(handles.seal(link, owner), as)).toBeNull();
});

test('C54 not one bit of it can be changed', async () => {
  const handles = await openTestHandles();
  const bytes = Buffer.from(handles.seal(link, owner), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
    if (handles.open(changed.toString('base64url'), owner) !== null) expect.unreachable(`byte ${at} was not looked at`);
  }
});

test('C54 what was never a handle is none', async () => {
  const handles = await openTestHandles();
  const whole = handles.seal(link, owner);
  for (const text of ['', 'a', whole.slice(0, -4), whole.slice(4), whole + whole, 'A'.repeat(40), 'A'.repeat(38)])
    expect(handles.open(text, owner)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => handles.open(Buffer.from(bytes).toString('base64url'), owner) === null),
  );
});

test('C54 it outlives the process, as long as the store is there, and no longer', async () => {
  const documents = createDocuments();
  const handle = (await openLinkHandles({ documents, randomBytes: withBytes(1) })).seal(link, owner);
  expect((await openLinkHandles({ documents, randomBytes: withBytes(2) })).open(handle, owner)).toBe(link);
  expect((await openLinkHandles({ documents: createDocuments(), randomBytes: withBytes(2) })).open(handle, owner)).toBeNull();
});

test('C54 a key that cannot be read is replaced: doors begin a new round', async () => {
  const documents = createDocuments({ gatewayLinkKey: { key: 'short' } });
  const handles = await openLinkHandles({ documents, randomBytes: withBytes(3) });
  expect(handles.open(handles.seal(link, owner), owner)).toBe(link);
  expect(documents.kept.gatewayLinkKey).toEqual({ key: Buffer.alloc(32, 3).toString('base64url') });
});
