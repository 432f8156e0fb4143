import { GraphError } from '../../graph/graph-error.ts';
import type { CommandResult, Done } from '../../protocol/command-result.ts';
import type { OtherRoomRefusal } from '../../protocol/other-room-question.ts';
import { MADE_MS } from './booking-done.ts';
import type { OrderEntry } from './order-entry.ts';
import { roomsInstead } from './rooms-instead.ts';
import { type Progress, type StepDeps, waitWith } from './write-steps.ts';

type OrderProgress = Progress<OrderEntry>;
type Booked = NonNullable<OrderEntry['booked']>;

/** The coordinator forgets an order after a day (E72), and one that is gone for good has nobody to take it back. */
const GIVING_BACK_MS = 86_400_000;

const unreached: CommandResult = { kind: 'unreachable', trouble: 'offline' };

/** One question to the coordinator, about the same command until the answer is its last word (E77). @throws GraphError where there is none */
export async function advanceOrder(entry: OrderEntry, deps: StepDeps, signal: AbortSignal): Promise<OrderProgress> {
  switch (entry.stage) {
    case 'ask':
      return ask(entry, deps, signal);
    case 'giveBack':
      return giveBack(entry, deps, signal);
  }
}

async function ask(entry: OrderEntry, deps: StepDeps, signal: AbortSignal): Promise<OrderProgress> {
  if (entry.booked !== null) return said(entry.booked, entry, deps);
  if (deps.nowMs() >= entry.giveUpMs) return { kind: 'next', entry: { ...entry, stage: 'giveBack' } };
  const { commandId, room, startMs, endMs, parent } = entry;
  const answer = await deps.askCoordinator({ kind: 'bookOtherRoom', commandId, room: room.address, startMs, endMs, parent }, signal);
  switch (answer.kind) {
    case 'booked': {
      const { kind: _, ...booked } = answer;
      return { kind: 'next', entry: { ...entry, booked } };
    }
    case 'pending':
      return waitWith(entry, { ...entry, isSent: true });
    case 'refused':
      if (mayHaveIt(entry, deps) && isOfThisQuestion(answer.reason)) throw noAnswer(answer.reason);
      return { kind: 'settled', result: await refusalOf(answer.reason, entry, deps, signal), isBuried: false };
    case 'givenBack':
      return { kind: 'settled', result: unreached, isBuried: false };
    case 'unreachable':
    case 'roomsFound':
      throw noAnswer(answer.kind);
  }
}

/** The disk has it: whoever stops now says it again, however late, and takes nothing back. */
function said(booked: Booked, entry: OrderEntry, deps: StepDeps): OrderProgress {
  const made = { commandId: entry.commandId, untilMs: booked.endMs + MADE_MS };
  return { kind: 'settled', result: { kind: 'done', done: bookedAs(booked, entry, deps) }, isBuried: false, made };
}

async function giveBack(entry: OrderEntry, deps: StepDeps, signal: AbortSignal): Promise<OrderProgress> {
  const answer = await deps.askCoordinator({ kind: 'giveBackOtherRoom', commandId: entry.commandId }, signal);
  const isGone = answer.kind === 'givenBack' || (answer.kind === 'refused' && answer.reason === 'unknownCommand');
  const isHopeless = deps.nowMs() >= entry.giveUpMs + GIVING_BACK_MS;
  if (isGone || isHopeless) return { kind: 'settled', result: unreached, isBuried: false };
  if (answer.kind === 'pending') return { kind: 'wait' };
  throw noAnswer(answer.kind);
}

/** Without an answer: the next question is the same, and the order may be there. */
export function afterUnanswered(entry: OrderEntry): OrderProgress {
  return entry.stage === 'ask' ? { kind: 'next', entry: { ...entry, isSent: true } } : { kind: 'wait' };
}

function mayHaveIt({ isSent, checkedAt }: OrderEntry, { stopwatch }: Pick<StepDeps, 'stopwatch'>): boolean {
  return isSent || !stopwatch.isOfThisRun(checkedAt);
}

/** These say that nobody looked at the order this time, and nothing of what became of it before. */
function isOfThisQuestion(reason: OtherRoomRefusal): boolean {
  return reason === 'tooMany' || reason === 'notEnrolled';
}

const noAnswer = (what: string): GraphError => new GraphError('offline', `the coordinator gave no last word: ${what}`);

function bookedAs({ meetingId, startMs, endMs, roomName }: Booked, entry: OrderEntry, deps: StepDeps): Done {
  const times = { startMs, endMs, start: deps.print(startMs), end: deps.print(endMs) };
  return { kind: 'booked', meetingId, ...times, day: deps.printDay(startMs), roomName: roomName || entry.room.name };
}

async function refusalOf(reason: OtherRoomRefusal, entry: OrderEntry, deps: StepDeps, signal: AbortSignal): Promise<CommandResult> {
  switch (reason) {
    case 'roomTaken':
    case 'lostRace': {
      const { startMs, endMs } = entry;
      const purpose = entry.commandKind === 'move' ? 'hold' : 'booking';
      return { kind: 'refused', reason: 'otherRoomTaken', ...(await roomsInstead({ purpose, startMs, endMs }, deps, signal)) };
    }
    case 'graphUnreachable':
      return unreached;
    case 'tooMany':
      return { kind: 'refused', reason: 'tooManyElsewhere' };
    case 'unknownCommand':
      return { kind: 'refused', reason: 'notNow' };
    case 'notEnrolled':
      return { kind: 'refused', reason: 'notAllowed' };
    case 'malformed':
    case 'wrongRoom':
    case 'writeRefused':
    case 'meetingGone':
      return { kind: 'refused', reason };
  }
}
