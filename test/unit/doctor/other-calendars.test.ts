import type { Event } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { type ExaminationOptions, examine } from './examined.ts';
import { nearby, organizersOn, scoped, switched, writing } from './plays.ts';

const askedOfOthers = ({ requests }: Tenant) => requests.latest().filter(({ path }) => /%40contoso\.com\/|@contoso\.com\//.test(path));

test('what the policy does not ask for is neither probed nor printed, not even where nothing else works', async () => {
  const { lines, tenant } = await examine(scoped('everyone'));
  expect(askedOfOthers(tenant)).toEqual([]);
  const broken = await examine({ config: { clientId: 'nobody' } });
  const checks = [...lines, ...broken.lines].map(({ check }) => check);
  expect(checks).not.toContain('nearbyRooms');
  expect(checks).not.toContain('organizers');
});

test('both lines come after Places where the policy asks for them', async () => {
  const { config } = nearby('borealis');
  const policy = config?.policy && { ...config.policy, changeOrganizersEvent: true };
  const { lines } = await examine({ config: policy ? { policy } : {} });
  const titles = lines.map(({ title }) => title);
  expect(titles.slice(titles.indexOf('Places'))).toEqual(['Places', 'Rooms nearby', 'Organisers', 'Credential expiry', 'Least privilege']);
});

test('D9 E48: each nearby room is read once, an id of it and no more, and each that is closed has its own line', async () => {
  const { lines, tenant } = await examine(nearby('borealis', 'ada', 'nowhere', 'cumulus'));
  expect(lines.filter(({ check }) => check === 'nearbyRooms').map(({ code }) => code)).toEqual([
    'nearbyReadable',
    'nearbyForbidden',
    'nearbyMissing',
  ]);
  const asked = askedOfOthers(tenant).map(({ method, path }) => `${method} ${new URL(path, 'http://a').searchParams.get('$select')}`);
  expect(asked).toEqual(Array.from({ length: 4 }, () => 'GET id'));
  expect(lines.find(({ code }) => code === 'nearbyForbidden')?.remedy.join()).toContain('-Resource ada@contoso.com');
});

test('D7 E46 [3.3.3] one meeting that was found at its organiser’s is proof: nobody else is asked, nothing is changed, and no word of it is read', async () => {
  const { lines, tenant } = await examine({ ...organizersOn, ...scoped('everyone') });
  expect(lines.filter(({ check }) => check === 'organizers').map(({ code }) => code)).toEqual(['organizersReadable']);
  const asked = askedOfOthers(tenant);
  expect(asked.map(({ method }) => method)).toEqual(['GET']);
  expect(new URL(asked[0]?.path ?? '', 'http://a').searchParams.get('$select')).not.toMatch(/subject|body|attendees|location/);
  const { requests } = tenant;
  expect(requests.latest().filter(({ method, operation }) => method !== 'GET' && operation !== 'token')).toEqual([]);
});

test.each<{ what: string; change: Partial<Event> }>([
  { what: 'with the iCalUId of another', change: { iCalUId: 'another' } },
  { what: 'at another start', change: { start: { dateTime: '2026-11-18T07:00:00.0000000', timeZone: 'UTC' } } },
  { what: 'that somebody else organises', change: { isOrganizer: false } },
])('E46 an event $what is not taken for the meeting', async ({ change }) => {
  const between: ExaminationOptions['between'] = (fetch) => async (input, init) => {
    const answer = await fetch(input, init);
    if (!new URL(String(input)).pathname.endsWith('%40contoso.com/calendarView')) return answer;
    const page = (await answer.json()) as { readonly value: readonly Event[] };
    expect(page.value).toHaveLength(1);
    return Response.json({ ...page, value: page.value.map((event) => ({ ...event, ...change })) });
  };
  const { lines } = await examine({ ...organizersOn, ...scoped('everyone'), between });
  expect(lines.filter(({ check }) => check === 'organizers').map(({ code }) => code)).toEqual(['organizersEventMissing']);
});

test('no more than five people are asked before it is left unproven', async () => {
  const { tenant } = await examine({ ...organizersOn });
  expect(askedOfOthers(tenant)).toHaveLength(5);
});

test.each([
  { heeds: 'heeded', checksIfMatch: true, code: 'outdatedRefused' },
  { heeds: 'ignored', checksIfMatch: false, code: 'outdatedTaken' },
])('[3.2.9] If-Match $heeds: two changes prove it, and the test event is gone', async ({ checksIfMatch, code }) => {
  const { lines, tenant } = await examine({ ...writing, ...switched({ checksIfMatch }) });
  expect(lines.filter(({ check }) => check === 'write').map((line) => line.code)).toEqual(['writeWorks', code]);
  expect(tenant.requests.latest().filter(({ method }) => method === 'PATCH')).toHaveLength(2);
  const kept = tenant.mailbox(tenant.directory.room('aurora@contoso.com')?.id ?? '').stored();
  expect(kept.filter(({ content }) => content.subject.startsWith('Lintel doctor'))).toEqual([]);
});
