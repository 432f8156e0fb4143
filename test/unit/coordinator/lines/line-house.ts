import type { CoordinatorRoom, EnrolledDoor } from '../../../../shared/coordinator/coordinator-room.ts';
import type { EnrolmentEvent, EnrolmentResult } from '../../../../shared/coordinator/enrolment/enrolment.ts';
import { createLines, type LinesDeps } from '../../../../shared/coordinator/lines/create-lines.ts';
import type { Lines } from '../../../../shared/coordinator/lines/lines.ts';
import { noSettings, type RoomSettings } from '../../../../shared/protocol/room-settings.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock, type DrivenClock } from '../../../support/driven-clock.ts';
import { createLineDoor, createTestKey, type LineDoor, type LineDoorOptions, type TestKey } from '../../../support/line-door.ts';
import { createSocketPair, type SocketPair } from '../../../support/socket-pair.ts';

export const AURORA: CoordinatorRoom = {
  id: 'room-aurora',
  tenantId: 'tenant-1',
  address: 'aurora@contoso.com',
  objectId: null,
  connectedMs: 0,
};
export const BOREALIS: CoordinatorRoom = { ...AURORA, id: 'room-borealis', address: 'borealis@contoso.com' };

/** The coordinator's end of all lines, on a driven clock, with everything around it played. */
export interface LineHouse {
  readonly clock: DrivenClock;
  readonly lines: Lines;
  /** What the metrics counted, as `opened`, `closed` and so on. */
  readonly counted: string[];
  readonly logged: string[];
  /** What the last warning told beside its name. */
  readonly warned: () => Readonly<Record<string, unknown>>;
  readonly forgotten: string[];
  /** Lets a key in, as staff do; tells the lines. */
  enrol(key: TestKey, room?: CoordinatorRoom, id?: string): EnrolledDoor;
  /** How the disk answers for a room, by its id. */
  readonly settings: Map<string, () => Promise<RoomSettings>>;
  /** How the disk answers for a one-time token. */
  readonly tokens: Map<string, () => Promise<EnrolmentResult>>;
  tell(event: EnrolmentEvent): void;
  /** The coordinator's process does nothing for so long: time has passed when it looks again. */
  holdUp(ms: number): void;
  push(roomId: string, hasPush: boolean): void;
  /** A new line, with a door at its other end. */
  connect(options?: LineDoorOptions & { readonly from?: string }): Promise<{ readonly door: LineDoor; readonly pair: SocketPair }>;
  /** A line of a door that is enrolled and welcomed. */
  admitted(room?: CoordinatorRoom): Promise<{ readonly door: LineDoor; readonly pair: SocketPair; readonly enrolled: EnrolledDoor }>;
}

export function openLineHouse(overrides: Partial<LinesDeps> = {}): LineHouse {
  const clock = createDrivenClock(Date.parse('2026-11-18T09:00:00Z'), { pump: 8 });
  const doors = new Map<string, EnrolledDoor>();
  const rooms = new Map([AURORA, BOREALIS].map((room) => [room.id, room]));
  const codes = new Map<string, { code: string; untilMs: number }>();
  const counted: string[] = [];
  const logged: string[] = [];
  let warned: Readonly<Record<string, unknown>> = {};
  const forgotten: string[] = [];
  const settings: LineHouse['settings'] = new Map();
  const tokens: LineHouse['tokens'] = new Map();
  let tellEnrolment: (event: EnrolmentEvent) => void = () => {};
  let tellPush: (roomId: string, hasPush: boolean) => void = () => {};
  const pushed = new Set<string>();
  let codesMade = 0;
  let heldUpMs = 0;
  let doorsMade = 0;

  const lines = createLines({
    enrolment: {
      doorOf: (publicKey) => doors.get(publicKey) ?? null,
      roomOf: (roomId) => rooms.get(roomId) ?? null,
      codeFor(publicKey) {
        const known = codes.get(publicKey);
        if (known && known.untilMs > clock.monotonicMs()) return { code: known.code, expiresInMs: known.untilMs - clock.monotonicMs() };
        codesMade += 1;
        const made = { code: `CODE-${codesMade}`, untilMs: clock.monotonicMs() + 600_000 };
        codes.set(publicKey, made);
        return { code: made.code, expiresInMs: 600_000 };
      },
      forget: (publicKey) => void forgotten.push(publicKey),
      redeem: async (_publicKey, token) => (await tokens.get(token)?.()) ?? { kind: 'refused', reason: 'unknownToken' },
      watch(listener) {
        tellEnrolment = listener;
        return () => {
          tellEnrolment = () => {};
        };
      },
    },
    subscriptions: {
      statusOf: (roomId) =>
        pushed.has(roomId) ? { kind: 'subscribed', untilMs: 1 } : { kind: 'unsubscribed', because: 'notTriedYet', nextTryMs: null },
      watch(onPush) {
        tellPush = onPush;
        return () => {
          tellPush = () => {};
        };
      },
    },
    settings: { forRoom: async (roomId) => (await settings.get(roomId)?.()) ?? noSettings },
    otherRooms: { answer: async () => ({ kind: 'roomsFound', rooms: [] }) },
    confirmAddress: null,
    clock: { nowMs: clock.nowMs, monotonicMs: () => clock.monotonicMs() + heldUpMs, sleep: clock.sleep },
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    metrics: { line: (event) => void counted.push(event) },
    log: {
      ...silentLog,
      warn(event, fields) {
        logged.push(event);
        warned = fields ?? {};
      },
      error: (event) => void logged.push(event),
    },
    ...overrides,
  });

  const house: LineHouse = {
    clock,
    lines,
    counted,
    logged,
    warned: () => warned,
    forgotten,
    settings,
    tokens,
    enrol(key, room = AURORA, id) {
      doorsMade += 1;
      const door: EnrolledDoor = {
        id: id ?? `door-${doorsMade}`,
        publicKey: key.publicKey,
        roomId: room.id,
        enrolledMs: 0,
        revokedMs: null,
      };
      doors.set(key.publicKey, door);
      tellEnrolment({ kind: 'enrolled', door });
      return door;
    },
    tell(event) {
      if (event.kind === 'revoked') doors.set(event.door.publicKey, { ...event.door, revokedMs: clock.nowMs() });
      if (event.kind === 'disconnected') rooms.delete(event.room.id);
      tellEnrolment(event);
    },
    holdUp(ms) {
      heldUpMs += ms;
    },
    push(roomId, hasPush) {
      if (hasPush) pushed.add(roomId);
      else pushed.delete(roomId);
      tellPush(roomId, hasPush);
    },
    async connect(options = {}) {
      const pair = createSocketPair();
      const door = createLineDoor(pair.door, options);
      lines.accept(pair.coordinator, options.from ?? '192.0.2.1');
      await clock.settle();
      return { door, pair };
    },
    async admitted(room = AURORA) {
      const key = createTestKey();
      const enrolled = house.enrol(key, room);
      return { ...(await house.connect({ key })), enrolled };
    },
  };
  return house;
}

/** Time passes, while the doors send their heartbeats. */
export async function keepTalking({ clock }: LineHouse, doors: readonly LineDoor[], ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) {
    for (const door of doors) door.send({ kind: 'ping' });
    await clock.advance(Math.min(10_000, ms - passed));
  }
}

export const settingsOf = (version: number): RoomSettings => ({ version, policy: {}, timeZone: null });
