import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { doorViewSchema } from '../../../shared/protocol/door-view-schema.ts';
import { buildEnrollingView, type EnrollingFacts, type EnrollingSituation } from '../../../shared/view/build-enrolling-view.ts';

const nowMs = Date.parse('2026-11-20T13:12:20Z');
const facts: EnrollingFacts = {
  ...{ coordinator: 'https://doors.contoso.com', meantFor: null, timeZone: 'Etc/UTC', step: { kind: 'connecting' } },
  ...{ hasAdministrator: true, administrator: null, identify: null },
};
const qr = { path: 'M4 4h7v1h-7z', size: 29 };

test.each<{ step: EnrollingSituation; shown: object }>([
  { step: { kind: 'connecting' }, shown: { kind: 'connecting' } },
  { step: { kind: 'unreachable', sinceMs: nowMs - 480_000 }, shown: { since: { text: '13:04', dayLabel: null } } },
  {
    step: { kind: 'code', code: '7KQM4XRD', expiresMs: nowMs + 580_000, confirmAt: null, qr },
    shown: { code: '7KQM4XRD', expires: { text: '13:22' }, qr },
  },
  { step: { kind: 'refused', reason: 'revoked' }, shown: { reason: 'revoked' } },
])('a door that is $step.kind keeps to the protocol, and shows nothing of a calendar', ({ step, shown }) => {
  const view = { revision: 1, ...buildEnrollingView({ ...facts, step }, defaultPolicy, nowMs).view };
  expect(doorViewSchema.parse(view)).toEqual(view);
  expect(view.status).toMatchObject({ kind: 'enrolling', coordinator: facts.coordinator, step: shown });
  expect(view).toMatchObject({ days: [], offers: [], bookLater: null, room: { name: '' }, freshness: { kind: 'never' } });
});

test('the room that the configuration names is said, to administrators too', () => {
  const administrator = {
    ...({ endsMs: nowMs, canLeaveKiosk: true, version: 'test', line: 'down', enrolment: null } as const),
    ...{ lastRoundMs: null, roundCount: 0, graphRequests: 0, driftCount: 0, unsettledCount: 0, clockOffsetMs: null, missedSeries: [] },
  };
  const named = buildEnrollingView({ ...facts, administrator, meantFor: 'aurora@contoso.com' }, defaultPolicy, nowMs).view;
  expect(named.room.name).toBe('aurora@contoso.com');
  expect(named.administrator?.facts.roomAddress).toBe('aurora@contoso.com');
  const unnamed = buildEnrollingView({ ...facts, administrator }, defaultPolicy, nowMs).view;
  expect(unnamed.administrator?.facts.roomAddress).toBeNull();
});
