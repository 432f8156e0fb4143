import { expect, test } from 'vitest';
import { type LineEnding, reconnectDelayMs } from '../../../../shared/engine/line/reconnect-delay.ts';

const lost: LineEnding = { kind: 'lost' };
const unreachable: LineEnding = { kind: 'unreachable' };
const refused = (reason: Extract<LineEnding, { kind: 'refused' }>['reason']): LineEnding => ({ kind: 'refused', reason });

test.each<{ ending: LineEnding; attempt: number; fromS: number; toS: number; because: string }>([
  { ending: lost, attempt: 1, fromS: 1, toS: 10, because: 'all doors of a coordinator lose it in one instant' },
  { ending: lost, attempt: 9, fromS: 1, toS: 10, because: 'a line that was up begins anew' },
  { ending: unreachable, attempt: 1, fromS: 1, toS: 2, because: 'it may be starting' },
  { ending: unreachable, attempt: 3, fromS: 4, toS: 8, because: 'it takes longer' },
  { ending: unreachable, attempt: 50, fromS: 22.5, toS: 45, because: 'it is back within a minute of the coordinator' },
  { ending: refused('tooSlow'), attempt: 1, fromS: 1, toS: 2, because: 'a slow moment passes' },
  { ending: refused('badEnrolmentToken'), attempt: 1, fromS: 1, toS: 2, because: 'the next line asks for a code' },
  { ending: refused('revoked'), attempt: 1, fromS: 30, toS: 60, because: 'staff may have meant another door' },
  { ending: refused('revoked'), attempt: 50, fromS: 450, toS: 900, because: 'nobody has changed their mind' },
  { ending: refused('wrongVersion'), attempt: 50, fromS: 450, toS: 900, because: 'one of the two has to be updated' },
  { ending: refused('badProof'), attempt: 50, fromS: 450, toS: 900, because: 'a bug does not go away' },
  { ending: refused('malformed'), attempt: 50, fromS: 450, toS: 900, because: 'nor does this one' },
  { ending: refused('replaced'), attempt: 1, fromS: 150, toS: 300, because: 'somebody else has this key' },
])('E82 $ending.kind $ending.reason, attempt $attempt: $fromS to $toS seconds, since $because', ({ ending, attempt, fromS, toS }) => {
  expect(reconnectDelayMs(ending, attempt, () => 0)).toBe(fromS * 1_000);
  expect(reconnectDelayMs(ending, attempt, () => 1 - 1e-9)).toBe(toS * 1_000);
});

test('E82 a thousand doors that lose their coordinator in one instant come back over nine seconds, not in one', () => {
  const seconds = Array.from({ length: 1_000 }, (_, door) => Math.floor(reconnectDelayMs(lost, 1, () => door / 1_000) / 1_000));
  const busiest = Math.max(...seconds.map((second) => seconds.filter((other) => other === second).length));
  expect(busiest).toBeLessThan(130);
});
