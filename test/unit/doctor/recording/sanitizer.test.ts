import { describe, expect, test } from 'vitest';
import { createSanitizer } from '../../../../shared/doctor/recording/sanitizer.ts';
import { CLAIM_PROPERTY_ID, claimFilter } from '../../../../shared/graph/claim-property.ts';

const cloud = { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' };
const sanitizer = createSanitizer('key', cloud);
const clean = (value: unknown): unknown => {
  const body = sanitizer.body(JSON.stringify(value), 'application/json');
  return body.kind === 'json' ? body.value : body;
};
const cleanText = (property: string, text: string): string => (clean({ [property]: text }) as Record<string, string>)[property] ?? '';

/** Every text that Graph has been seen to send, and a few that it might. */
const properties = [
  'id displayName subject bodyPreview content name address emailAddress iCalUId uid seriesMasterId transactionId changeKey webLink joinUrl',
  'type showAs sensitivity importance response contentType onlineMeetingProvider locationType firstDayOfWeek index reason userPurpose bookingType',
  'timeZone originalStartTimeZone dateTime createdDateTime startTime date locale dateFormat timeFormat categories value code message error',
  'error_description error_uri trace_id scope token_type access_token client_secret claims expires_in @odata.context @odata.etag @odata.nextLink',
  '@odata.deltaLink @odata.type @odata.id city street postalCode phone nickname building floorLabel tags somethingNew extension_abc_customer',
].flatMap((line) => line.split(' '));

/** One name in all the forms in which texts come. */
const planted = [
  'Kowalska',
  'Hanna Kowalska',
  'hanna.kowalska@fabrikam.com',
  'kowalska.com',
  'W/"Kowalska=="',
  'AADSTS123: Kowalska',
  '#Kowalska',
  "users('kowalska@fabrikam.com')",
];
const links = [
  'https://graph.microsoft.com/v1.0/users/kowalska%40fabrikam.com/events/Kowalska%3D?$skiptoken=Kowalska&$select=Kowalska&Kowalska=1#Kowalska',
  "https://graph.microsoft.com/v1.0/$metadata#users('kowalska')/Kowalska(Kowalska)",
  'https://login.microsoftonline.com/kowalska.com/oauth2/v2.0/token?Kowalska',
  'https://teams.microsoft.com/l/meetup-join/Kowalska?context=Kowalska',
  'https://kowalska.sharepoint.com/',
  '/users/Kowalska',
  'https://graph.microsoft.com/v1.0/users/Kowalska%',
];

describe('nothing that was planted is left', () => {
  test.each(properties)('in %s', (property) => {
    for (const text of [...planted, ...links]) {
      const kept = JSON.stringify([
        clean({ [property]: text }),
        clean({ [property]: [text] }),
        clean({ outer: { [property]: { inner: text } } }),
      ]);
      expect(kept, text).not.toMatch(/kowalska|hanna|fabrikam/i);
    }
  });

  test.each([
    'accept',
    'content-type',
    'date',
    'retry-after',
    'request-id',
    'prefer',
    'preference-applied',
    'location',
    'www-authenticate',
    'authorization',
    'x-ms-ags-diagnostic',
    'set-cookie',
    'if-match',
  ])('in the header %s', (name) => {
    for (const text of [...planted, ...links]) {
      const kept = JSON.stringify(sanitizer.headers(new Headers({ [name]: text })));
      expect(kept, text).not.toMatch(/kowalska|hanna|fabrikam/i);
    }
  });

  test('in an address, a form, and a body of no known form', () => {
    for (const link of links) expect(sanitizer.url(link), link).not.toMatch(/kowalska|fabrikam/i);
    const form = sanitizer.body(
      'client_secret=Kowalska&client_id=kowalska.com&claims={"a":"Kowalska"}',
      'application/x-www-form-urlencoded',
    );
    expect(JSON.stringify(form)).not.toMatch(/kowalska/i);
    expect(JSON.stringify(sanitizer.body('<html>Kowalska</html>', 'text/html'))).not.toMatch(/kowalska/i);
  });
});

test('the same input has the same stand-in, wherever it stands', () => {
  const link = sanitizer.url('https://graph.microsoft.com/v1.0/users/e4839a10-6f27-4c50-b8d1-92a6e3f07c10/events/AAMk_a%3D%3D');
  const [user, event] = /users\/(.+)\/events\/(.+)$/.exec(link)?.slice(1) ?? [];
  expect(cleanText('id', 'e4839a10-6f27-4c50-b8d1-92a6e3f07c10')).toBe(user);
  expect(encodeURIComponent(cleanText('seriesMasterId', 'AAMk_a=='))).toBe(event);
  expect(cleanText('@odata.etag', 'W/"Abc="')).toBe(`W/"${cleanText('changeKey', 'Abc=')}"`);
  expect(cleanText('address', 'Ada@Contoso.com')).toBe(cleanText('mail', 'ada@contoso.com'));
});

test('Q28: ids that differ in case only stay apart', () => {
  expect(cleanText('id', 'AAMkAGI2')).not.toBe(cleanText('id', 'AAMkAGi2'));
});

test('another recording has other stand-ins', () => {
  const other = createSanitizer('another key', cloud).body('{"subject":"Roadmap"}', 'application/json');
  expect(other).not.toEqual({ kind: 'json', value: { subject: cleanText('subject', 'Roadmap') } });
});

test.each<{ property: string; text: string; form: RegExp }>([
  { property: 'id', text: 'e4839a10-6f27-4c50-b8d1-92a6e3f07c10', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
  { property: 'id', text: 'AAMkAGI2_THVS-AAA=', form: /^[A-Z]{2}[A-Z][a-z][A-Z]{3}\d_[A-Z]{4}-[A-Z]{3}=$/ },
  { property: 'address', text: 'ada@contoso.com', form: /^[a-z]{3}@[a-z]{7}\.example$/ },
  { property: 'subject', text: 'Überblick Q4', form: /^[A-Z][a-z]{8} [A-Z]\d$/ },
  { property: 'access_token', text: 'eyJ0.eyJ1.c2ln', form: /^removed-[0-9a-f]{16}$/ },
  { property: 'error_description', text: 'AADSTS700016: Application x', form: /^AADSTS700016: [A-Z][a-z]+ [a-z]$/ },
])('$property keeps its form: $text', ({ property, text, form }) => {
  expect(cleanText(property, text)).toMatch(form);
  expect(cleanText(property, text)).not.toBe(text);
});

test.each<{ value: unknown }>([
  { value: { type: 'seriesMaster', showAs: 'oof', isAllDay: true, reminderMinutesBeforeStart: 15, transactionId: null } },
  {
    value: {
      start: { dateTime: '2026-11-18T09:00:00.0000000', timeZone: 'W. Europe Standard Time' },
      originalStartTimeZone: 'tzone://Microsoft/Custom',
    },
  },
  { value: { error: { code: 'ErrorItemNotFound' }, '@removed': { reason: 'deleted' }, '@odata.type': '#microsoft.graph.event' } },
  { value: { id: CLAIM_PROPERTY_ID, categories: ['Lintel'], daysOfWeek: ['monday'], error_codes: [7000215] } },
])('what is Microsoft’s or ours stays: $value', ({ value }) => {
  expect(clean(value)).toEqual(value);
});

test('the link of a page keeps its path and its order, and loses its token', () => {
  const link = sanitizer.url('https://graph.microsoft.com/v1.0/users/x1y2/calendarView/delta?$deltatoken=R0usmci39OQ&$top=5');
  expect(link).toMatch(/^https:\/\/graph\.example\/v1\.0\/users\/[a-z]\d[a-z]\d\/calendarView\/delta\?\$deltatoken=\w{11}&\$top=5$/);
  expect(link).not.toContain('R0usmci39OQ');
});

test('[2.2.1] the question for a command stays one, about another command', () => {
  const id = '3f0c6a52-8d1e-4b77-9a45-61c2d7e0b8f4';
  const url = sanitizer.url(`https://graph.microsoft.com/v1.0/users/a/events?$filter=${encodeURIComponent(claimFilter(id))}`);
  expect(decodeURIComponent(url)).toContain(`$filter=${claimFilter(cleanText('value', id))}`);
});
