import { expect, test } from 'vitest';
import { formatLine, formatSummary, type ReportLine, summaryOf } from '../../../shared/doctor/report.ts';
import { findingCodes, wordingOf } from '../../../shared/doctor/words/words.ts';
import { contosoApp } from '../../../shared/simulator/tenant/contoso.ts';
import { cases } from './cases.ts';
import { examine } from './examined.ts';

const printed = (lines: readonly ReportLine[]): string => `${JSON.stringify(lines)}\n${lines.flatMap(formatLine).join('\n')}`;

test.each(cases)('$check: $finds', async ({ check, finds, says = /./, ...options }) => {
  const { lines } = await examine(options);
  const found = lines.filter((line) => line.check === check);
  expect(found.map(({ code }) => code)).toContain(finds);
  const line = found.find(({ code }) => code === finds);
  expect(line?.says).toMatch(says);
  expect(line?.result).toBe(wordingOf(finds).severity);

  const everything = printed(lines);
  // The client id, given as the secret in one case, is no secret.
  for (const secret of [contosoApp.secret, 'another-Secret~2', 'user:pass', 'eyJ']) expect(everything).not.toContain(secret);
  expect(everything, 'a place in a sentence was not filled').not.toMatch(/\{\w+\}/);
});

test('everything the doctor can find has a case', () => {
  const shown = new Set(cases.map(({ finds }) => finds));
  expect(findingCodes.filter((code) => !shown.has(code))).toEqual([]);
});

test('every failure and warning names a remedy, but for a token that cannot be looked into', () => {
  const silent = findingCodes.filter((code) => /failure|warning/.test(wordingOf(code).severity) && !wordingOf(code).remedy?.length);
  expect(silent).toEqual(['rolesHidden']);
});

test('the lines come in the order in which a person mends things', async () => {
  const { lines } = await examine();
  expect(lines.map(({ title }) => title)).toEqual([
    'Configuration',
    'Login service',
    'Microsoft Graph',
    'Clock',
    'Token',
    'Roles in token',
    'Room',
    'Calendar',
    'Delta',
    'Write',
    'Time zone',
    'Booking rules',
    'Places',
    'Credential expiry',
    'Least privilege',
  ]);
});

test('[10.2] a failed call names its ids, as Graph gave them', async () => {
  const { lines, tenant } = await examine({ tenant: ({ app }) => app.change({ scope: [] }) });
  const line = lines.find(({ check }) => check === 'calendar');
  const refused = tenant.requests.latest().find(({ operation }) => operation === 'calendarView');
  expect(line?.call).toEqual({
    status: 403,
    code: 'ErrorAccessDenied',
    requestId: refused?.requestId,
    clientRequestId: refused?.clientRequestId,
  });
  expect(line && formatLine(line).at(-1)).toContain(refused?.requestId);
});

test('what needs the token is not tried without one, and says so', async () => {
  const { lines, tenant } = await examine({ config: { clientId: 'nobody' }, deps: { otherMailbox: 'ada@contoso.com', mayWrite: true } });
  const skipped = lines.filter(({ code }) => code === 'needsOther');
  expect(skipped.map(({ check }) => check)).toEqual([
    'roles',
    'room',
    'calendar',
    'delta',
    'write',
    'timeZone',
    'places',
    'leastPrivilege',
  ]);
  expect(skipped[0]?.says).toBe('not tried: "Token" comes first');
  expect(tenant.requests.latest().filter(({ operation }) => operation !== 'token')).toHaveLength(1); // the clock's
});

test.each(['writeWorks', 'writeAnswerLost', 'writeUnmarked', 'testEventLeft', 'testEventPossible'] as const)(
  '%s: the calendar afterwards holds the test event only where the line says so',
  async (finds) => {
    const { tenant } = await examine(cases.find((one) => one.finds === finds));
    const kept = tenant.mailbox(tenant.directory.room('aurora@contoso.com')?.id ?? '').stored();
    const tests = kept.filter(({ content }) => content.subject.startsWith('Lintel doctor'));
    expect(tests).toHaveLength(finds === 'testEventLeft' ? 1 : 0);
    for (const { content } of tests) expect(content.showAs).toBe('free');
  },
);

test('nothing is written without --write', async () => {
  const { tenant } = await examine({ deps: { otherMailbox: 'ada@contoso.com' } });
  expect(tenant.requests.latest().filter(({ method, operation }) => method !== 'GET' && operation !== 'token')).toEqual([]);
});

test('D9: of another mailbox no more than an id is asked for', async () => {
  const { tenant } = await examine({ deps: { otherMailbox: 'ada@contoso.com' } });
  const asked = tenant.requests.latest().filter(({ path }) => path.includes('ada'));
  expect(asked.map(({ path }) => new URL(path, 'http://a').searchParams.get('$select'))).toEqual(['id']);
});

test('the summary counts, and judges', async () => {
  const { lines } = await examine();
  expect(formatSummary(summaryOf(lines))).toBe('10 ok, 1 warning, 0 failures, 4 not tried. This door works; see the warnings.');
  const broken = await examine({ config: { room: 'nowhere@contoso.com' } });
  expect(formatSummary(summaryOf(broken.lines))).toContain('1 failure, 7 not tried. This door will not work as it is.');
});
