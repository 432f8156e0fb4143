import { leftOutExamples, snippetExamples } from '../left-out-examples.ts';
import {
  judgeNotifications,
  judgeRooms,
  judgeScheduleError,
  judgeSchedules,
  judgeSubscription,
  judgeSubscriptionError,
} from './judge-coordinator.ts';
import { judgeItemGone, judgeLostCursor, judgeOnReading, judgeOnWriting, judgeTokenError } from './judge-errors.ts';
import { judgeCreateAnswer, judgePatchAnswer, judgeRefused, judgeShown } from './judge-events.ts';
import { isSentByLintel, judgeRequest } from './judge-request.ts';
import { judgeMailboxSettings, judgeRecurrence, judgeToken, judgeUser } from './judge-settings.ts';
import { kindOfExample } from './kind-of-example.ts';
import type { Example } from './read-examples.ts';

/** What an example is good for, and the check that carries it out. A check throws where the door makes something else of it. */
export interface Use {
  readonly how: string;
  check(): Promise<void> | void;
}

/** What speaks against using it; null for what has to be used. */
export const leftOutReason = ({ file }: Example): string | null =>
  leftOutExamples.find(({ pattern }) => pattern.test(file))?.reason ?? null;

/** By form, not by name, so that an example added later is used too. Throws on one that nobody can digest. */
export function usesOf(example: Example): readonly Use[] {
  const known = kindOfExample(example);
  switch (known.kind) {
    case 'request':
      if (!isSentByLintel(example)) break;
      return [{ how: 'compared in shape with what Lintel sends', check: async () => void (await judgeRequest(example)) }];
    case 'token':
      return [{ how: 'the door signs in with it', check: () => judgeToken(example, known) }];
    case 'tokenError':
      return [{ how: 'the door says that its credential is refused', check: () => judgeTokenError(example) }];
    case 'user':
      return [{ how: 'names the room and how it is addressed', check: () => judgeUser(known) }];
    case 'mailboxSettings':
      return [{ how: 'gives the room its time zone', check: () => judgeMailboxSettings(known, example.body) }];
    case 'recurrence':
      return [{ how: 'taken and expanded by the simulator', check: () => judgeRecurrence(known) }];
    case 'subscription':
      return [{ how: 'granted, with that id until then', check: () => judgeSubscription(known, example) }];
    case 'notifications':
      return [{ how: 'understood item by item', check: () => judgeNotifications(known, example) }];
    case 'rooms':
      return [{ how: 'rooms to choose from', check: () => judgeRooms(known) }];
    case 'schedules':
      return [{ how: 'when the others are taken', check: () => judgeSchedules(known, example) }];
    case 'error':
      return usesOfError(example, known);
    case 'events':
      return usesOfEvents(example, known);
    case 'unknown':
      if (!snippetExamples.some((pattern) => pattern.test(example.file))) break;
      return [{ how: 'a snippet without times: refused whole, never an empty calendar', check: () => judgeRefused(example.body) }];
  }
  throw new Error(`${example.file}: nobody knows what to do with it${known.kind === 'unknown' ? `: ${known.because}` : ''}`);
}

type Known<Kind extends string> = Extract<ReturnType<typeof kindOfExample>, { kind: Kind }>;

function usesOfError(example: Example, known: Known<'error'>): readonly Use[] {
  if (known.code === 'ExtensionError' || /^subscription/i.test(known.message))
    return [{ how: 'on subscribing: why it was refused', check: () => judgeSubscriptionError(known, example) }];
  if (/TooBig$/.test(known.code)) return [{ how: 'on looking up free rooms: asked too much', check: () => judgeScheduleError(example) }];
  if (example.status === 410) return [{ how: 'a lost cursor: a full round, nothing blinks', check: () => judgeLostCursor(example) }];
  const gone = { how: 'on a change: the meeting is gone', check: () => judgeItemGone(example) };
  return [
    { how: 'on reading: the trouble on the glass', check: () => judgeOnReading(example) },
    { how: 'on booking: what the person is told', check: () => judgeOnWriting(example, known) },
    ...(known.code === 'ErrorItemNotFound' ? [gone] : []),
  ];
}

function usesOfEvents(example: Example, known: Known<'events'>): readonly Use[] {
  const shown: Use = { how: 'on the glass, these meetings and no others', check: () => judgeShown(known, example.body) };
  const [event] = known.events;
  const isAnswer = !known.isPage && event !== undefined && event.isOrganizer === true && event.type === 'singleInstance';
  if (!isAnswer) return [shown];
  const created: Use = { how: 'answers a booking', check: () => judgeCreateAnswer(event, 201) };
  const patched: Use = { how: 'answers an extension', check: () => judgePatchAnswer(event, 200) };
  return [shown, example.status === 201 ? created : patched];
}
