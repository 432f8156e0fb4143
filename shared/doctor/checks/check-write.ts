import { buildBookingBody, buildTimesPatchBody } from '../../graph/event-body.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { Clock } from '../../runtime/clock.ts';
import { detailOf, failedCallOf, findingOf } from '../failed-call.ts';
import type { Check, Finding } from '../finding.ts';
import type { Patient } from '../patient.ts';
import type { OutdatedTrial } from '../try-outdated-change.ts';
import { tryWrite, type WriteTrial } from '../try-write.ts';
import type { FindingCode } from '../words/words.ts';

export interface WriteCheckDeps {
  readonly patient: Patient;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly room: string;
  /** False writes nothing. */
  readonly mayWrite: boolean;
}

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const AHEAD_MS = 364 * DAY_MS;
const testSubject = 'Lintel doctor: test, may be deleted';

/** Makes an event that takes nothing from anybody, finds it by its mark, changes it for an outdated state, and removes it again. */
export function createWriteCheck({ patient, clock, newId, room, mayWrite }: WriteCheckDeps): Check {
  return {
    name: 'write',
    needs: ['calendar'],
    async run(signal) {
      if (!mayWrite) return [{ code: 'writeNotAsked' }];
      const startMs = Math.floor((clock.nowMs() + AHEAD_MS) / DAY_MS) * DAY_MS + 3 * 3_600_000;
      const facts = { date: new Date(startMs).toISOString().slice(0, 16).replace('T', ' '), subject: testSubject };
      const commandId = newId();
      const body = buildBookingBody({
        commandId,
        subject: testSubject,
        startMs,
        endMs: startMs + QUARTER_MS,
        roomName: room,
        roomAddress: room.includes('@') ? room : null,
        text: 'Made by lintel doctor to see whether this calendar can be written. It is removed at once.',
        showAs: 'free',
      });
      const changes = {
        current: buildTimesPatchBody({ endMs: startMs + 2 * QUARTER_MS }),
        outdated: buildTimesPatchBody({ endMs: startMs + 3 * QUARTER_MS }),
      };
      return judgeTrial(await tryWrite({ patient, clock }, { body, commandId, changes }, signal), facts);
    },
  };
}

function judgeTrial(trial: WriteTrial, facts: Readonly<Record<string, string>>): readonly Finding[] {
  const named = (code: FindingCode, error: GraphError): Finding => {
    const detail = detailOf(error);
    return { code, facts: { ...facts, detail }, call: failedCallOf(error) };
  };
  if (trial.kind === 'refused') return [findingOf(trial.error, { forbidden: 'writeForbidden', roomNotFound: 'calendarMissing' })];
  if (trial.kind === 'unknown') return [named('testEventPossible', trial.error)];
  const { lostAnswer, left, isFound, outdated } = trial;
  const findings: readonly Finding[] = [
    ...(lostAnswer ? [named('writeAnswerLost', lostAnswer)] : []),
    ...(isFound ? [] : [{ code: 'writeUnmarked', facts } as const]),
    ...(left === 'stillThere' ? [{ code: 'testEventLeft', facts: { ...facts, detail: 'deleted, but still seen' } } as const] : []),
    ...(left instanceof GraphError ? [named('testEventLeft', left)] : []),
  ];
  const works: readonly Finding[] = findings.length > 0 ? findings : [{ code: 'writeWorks', facts }];
  return outdated === null ? works : [...works, judgeOutdated(outdated)];
}

/** Whether `If-Match` holds a change back that comes too late [3.2.9]. */
function judgeOutdated(trial: OutdatedTrial): Finding {
  switch (trial.kind) {
    case 'refused':
      return { code: 'outdatedRefused', facts: findingOf(trial.error).facts ?? {} };
    case 'taken':
      return { code: 'outdatedTaken' };
    case 'currentRefused':
      return { ...findingOf(trial.error), code: 'currentRefused' };
    case 'unproven':
      return { code: 'outdatedUnproven', facts: { why: trial.why }, ...(trial.error && { call: failedCallOf(trial.error) }) };
  }
}
