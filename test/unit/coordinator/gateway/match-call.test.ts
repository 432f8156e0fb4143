import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchCall } from '../../../../shared/coordinator/gateway/match-call.ts';
import { type AllowedCall, allowedCalls, GATEWAY, nameOf, targetOf, urlOf } from './allowed-calls.ts';

const match = (method: string, url: string) => matchCall(method, new URL(url));
const names = ['boardroom@contoso.com', 'place-1'];
/** A call about another room is refused once it is known whose it is. */
const passes = (method: string, url: string): boolean => {
  const call = match(method, url);
  return call?.kind === 'link' || (call !== null && names.includes(call.named.id.toLowerCase()));
};
const named = allowedCalls.map((call) => [nameOf(call), call] as const);

describe('C50 what a door asks of its room', () => {
  test.each(named)('%s goes through, written as it came', (_, call) => {
    expect(match(call.method, urlOf(call))).toMatchObject({
      kind: 'operation',
      operation: { method: call.method },
      target: targetOf(call),
    });
  });

  test('the name in the path is told, for whoever knows the room', () => {
    const namedIn = (path: string) => {
      const call = match('POST', `${GATEWAY}/v1.0${path}`);
      return call?.kind === 'operation' ? call.named : null;
    };
    expect(namedIn('/users/dune%40contoso.com/events')).toEqual({ kind: 'room', id: 'dune@contoso.com' });
    expect(namedIn('/places/somewhere/checkIns')).toEqual({ kind: 'place', id: 'somewhere' });
  });

  test('another spelling of the same characters is passed on in the usual one', () => {
    const call = match('GET', `${GATEWAY}/v1.0/%75sers/boardroom@contoso.com?%24select=id%2cdisplayName`);
    expect(call).toMatchObject({ target: '/users/boardroom%40contoso.com?$select=id%2CdisplayName' });
  });

  test('a link of an earlier answer is known by its handle', () => {
    expect(match('GET', `${GATEWAY}/v1.0/links/AbC_-9`)).toEqual({ kind: 'link', handle: 'AbC_-9' });
  });
});

/** Each is done to the URL of every allowed call that it changes, and none may pass. */
const tricks: Readonly<Record<string, (url: string, call: AllowedCall) => string>> = {
  'another version': (url) => url.replace('/v1.0/', '/beta/'),
  'the version in capitals': (url) => url.replace('/v1.0/', '/V1.0/'),
  'the gateway in capitals': (url) => url.replace('/gateway/', '/Gateway/'),
  'no gateway': (url) => url.replace('/gateway/', '/'),
  'the gateway twice': (url) => url.replace('/gateway/', '/gateway/gateway/'),
  'the version twice': (url) => url.replace('/v1.0/', '/v1.0/v1.0/'),
  'an empty segment in front': (url) => url.replace('/v1.0/', '/v1.0//'),
  'an empty segment within': (url) => url.replace('/boardroom', '//boardroom').replace('/place-1', '//place-1'),
  'an empty segment behind': (url) => url.replace(/(\?|$)/, '/$1'),
  'two empty segments behind': (url) => url.replace(/(\?|$)/, '//$1'),
  'capitals in a fixed segment': (url) => url.replace('/users/', '/Users/').replace('/places/', '/Places/'),
  'capitals in the last segment': (url, { path }) =>
    url.replace(
      path,
      path.replace(/\/[a-zA-Z]+$/, (word) => word.toUpperCase()),
    ),
  'the name encoded twice': (url) => url.replace('%40', '%2540').replace('place-1', 'place%252D1/x'),
  'a fixed segment encoded twice': (url) => url.replace('/users/', '/%2575sers/').replace('/places/', '/%2570laces/'),
  'a slash in the name': (url) => url.replace('boardroom', 'boardroom%2F..%2Fdune/x').replace('place-1', 'place-1/x'),
  'a slash in the event’s id': (url) => url.replace('AAkALgb', 'AAkALgb%2F'),
  'a backslash in the event’s id': (url) => url.replace('AAkALgb', 'AAkALgb%5C'),
  'a way up in the event’s id': (url) => url.replace('AAkALgb_-0BGAAAAAA000001AAA%3D', '..%2F..%2Fdune%40contoso.com%2Fevents%2FAAkALg'),
  'a question mark in the event’s id': (url) => url.replace('AAkALgb', 'AAkALgb%3F%24expand%3Dattachments'),
  'a hash in the event’s id': (url) => url.replace('AAkALgb', 'AAkALgb%23'),
  'a parenthesis in the event’s id': (url) => url.replace('AAkALgb', "AAkALg')%2Fattachments('"),
  'a null in the event’s id': (url) => url.replace('AAkALgb', 'AAkALgb%00'),
  'a line break in the event’s id': (url) => url.replace('AAkALgb', 'AAkALgb%0D%0A'),
  'an event’s id of four thousand letters': (url) => url.replace('AAkALgb', 'A'.repeat(4000)),
  'half an escape': (url) => url.replace('%40', '%4').replace('place-1', 'place%'),
  'an escape that is no UTF-8': (url) => url.replace('%40', '%C3').replace('place-1', '%FF'),
  'a matrix parameter': (url) => url.replace(/(\?|$)/, ';x=1$1'),
  'a parameter more': (url) => `${url}${url.includes('?') ? '&' : '?'}x=1`,
  'a $select more': (url) => `${url}${url.includes('?') ? '&' : '?'}$select=body`,
  'an $expand more': (url) => `${url}${url.includes('?') ? '&' : '?'}$expand=attachments`,
  'an $expand more, its dollar encoded': (url) => `${url}${url.includes('?') ? '&' : '?'}%24expand=attachments`,
  'an $expand without a dollar': (url) => `${url}${url.includes('?') ? '&' : '?'}expand=attachments`,
  'a $format': (url) => `${url}${url.includes('?') ? '&' : '?'}$format=xml`,
  'a delta token': (url) => `${url}${url.includes('?') ? '&' : '?'}$deltatoken=1`,
  'an empty parameter': (url) => `${url}${url.includes('?') ? '&' : '?&'}`,
  'a parameter without a value': (url) => `${url}${url.includes('?') ? '&' : '?'}x`,
  'a parameter with two values': (url) => url.replace(/=([^&]*)$/, '=$1=x'),
  'the last parameter twice': (url) => url.replace(/([?&])([^?&]+)$/, '$1$2&$2'),
  'the last parameter twice, in two spellings': (url) => url.replace(/([?&])\$([^?&]+)$/, '$1$$$2&%24$2'),
  'the last parameter left out': (url) => url.replace(/[?&][^?&]+$/, ''),
  'a parameter’s name in capitals': (url) => url.replace(/([?&])([^=]+)=/, (_, mark, name) => `${mark}${name.toUpperCase()}=`),
  'the last value and more': (url) => (url.includes('?') ? `${url}%2Cbody` : url),
  'the last value with a plus': (url) => (url.includes('?') ? `${url}+` : url),
  'the last value with a space': (url) => (url.includes('?') ? `${url}%20` : url),
  'the last value encoded twice': (url) => url.replace(/(=.*)%([0-9A-F]{2})/, '$1%25$2'),
  'a semicolon between parameters': (url) => url.replaceAll('&', ';').replace(/\?([^;]+)$/, '?$1;x=1'),
};

describe('C50 no way round the list', () => {
  const cases = Object.entries(tricks).flatMap(([trick, play]) =>
    allowedCalls.flatMap((call) => {
      const url = play(urlOf(call), call);
      return url === urlOf(call) ? [] : [{ trick, name: nameOf(call), method: call.method, url }];
    }),
  );

  test('there are hundreds of them', () => {
    expect(cases.length).toBeGreaterThan(300);
    expect(new Set(cases.map(({ trick }) => trick)).size).toBe(Object.keys(tricks).length);
  });

  test.each(cases)('$trick: $name', ({ method, url }) => {
    expect(passes(method, url)).toBe(false);
  });

  test.each(named)('another method than that of %s', (_, call) => {
    const mayBe = allowedCalls.filter((other) => targetOf(other) === targetOf(call)).map(({ method }) => method);
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'get', 'MERGE', ''])
      if (!mayBe.includes(method)) expect(passes(method, urlOf(call))).toBe(false);
  });

  const room = '/users/boardroom%40contoso.com';
  test.each([
    ...['/$batch', '/%24batch', '/$metadata', '', '/', '/me', '/me/events', '/users', '/users/', '/groups', '/sites', '/links', '/links/'],
    ...['/subscriptions', '/places', '/places/microsoft.graph.room', '/places/microsoft.graph.roomlist', '/users/delta', '/search/query'],
    ...['messages', 'mailFolders', 'calendars', 'calendar', 'calendar/events', 'calendar/calendarView', 'calendar/getSchedule'],
    ...['calendarGroups', 'contacts', 'drive', 'photo/$value', 'manager', 'memberOf', 'sendMail', 'findMeetingTimes', 'events/delta'],
    ...['calendarView/delta()', 'calendarView/microsoft.graph.delta', 'calendarView/delta/delta', 'calendarView/AAkALg', '$ref', '$value'],
    ...['events/AAkALg/accept', 'events/AAkALg/cancel', 'events/AAkALg/forward', 'events/AAkALg/attachments', 'events/AAkALg/instances'],
    ...['events/AAkALg/extensions', 'events/AAkALg/calendar', 'events/AAkALg/decline/decline', 'events/AAkALg/$value', 'events/$count'],
    ...['mailboxSettings/timeZone', 'checkIns', 'todo/lists', 'onenote', 'authentication/methods', 'translateExchangeIds', 'events(1)'],
  ])('%s, by any method', (path) => {
    const below = path === '' || path.startsWith('/') ? path : `${room}/${path}`;
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'PUT']) expect(passes(method, `${GATEWAY}/v1.0${below}`)).toBe(false);
  });

  test.each([
    `${GATEWAY}/v1.0/https://graph.microsoft.com/v1.0/users/dune`,
    `${GATEWAY}/v1.0/https%3A%2F%2Fgraph.microsoft.com%2Fv1.0%2Fusers%2Fdune`,
    `${GATEWAY}/v1.0/%2F%2Fevil.example/users/dune`,
    `${GATEWAY}/v1.0/users/boardroom%40contoso.com@evil.example/events/x/y`,
    `${GATEWAY}/v1.0/links/abc?x=1`,
    `${GATEWAY}/v1.0/links/abc/def`,
    `${GATEWAY}/v1.0/links/abc%2Fdef`,
    `${GATEWAY}/v1.0/links/abc%3D`,
    `${GATEWAY}/v1.0/links/a.b`,
    `${GATEWAY}/v1.0/Links/abc`,
    `${GATEWAY}/v1.0`,
    `${GATEWAY}`,
  ])('%s', (url) => {
    for (const method of ['GET', 'POST', 'DELETE']) expect(passes(method, url)).toBe(false);
  });

  test('a link is only read', () => {
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT', 'HEAD']) expect(passes(method, `${GATEWAY}/v1.0/links/abc`)).toBe(false);
  });

  test.each([
    "singleValueExtendedProperties/Any(ep: ep/id eq 'String {19fc46f2-ac58-4697-b2d3-f8e47e8563e5} Name LintelClaim')",
    "subject eq 'x'",
    '',
    "x' or ep/value ne 'x",
  ])('a filter that finds more than one command’s events: %s', (text) => {
    const [byClaim] = allowedCalls.filter(({ query }) => query.some(([name]) => name === '$filter'));
    for (const change of [() => text, (value: string) => value.replace('0b0c0d0e-0001-4000-8000-000000000001', text)]) {
      const query = (byClaim?.query ?? []).map(([name, value]) => [name, name === '$filter' ? change(value) : value] as const);
      expect(match('GET', urlOf({ method: 'GET', path: byClaim?.path ?? '', query }))).toBeNull();
    }
  });
});

describe('C50 whatever the path', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E',
      '',
      '//',
      '%2F',
      '%5C',
      '%252F',
      'users',
      'Users',
      'places',
      'events',
      'calendarView',
      'delta',
    ),
    fc.constantFrom(
      'boardroom%40contoso.com',
      'dune@contoso.com',
      'AAkALgBGAAAAAA00000100000000AAA=',
      'decline',
      '$batch',
      ';',
      '%00',
      '%25',
    ),
    fc.string({ maxLength: 8 }).map(encodeURIComponent),
  );
  const parameter = fc.oneof(
    fc.constantFrom('$expand=attachments', '%24expand=x', '$select=body', '$top=999', '$skip=1', '&', '=', '$filter=', 'startDateTime=0'),
    fc.webQueryParameters(),
  );
  /** An allowed call in which up to two pieces are replaced, put in or left out. */
  const spoilt = fc.record({
    call: fc.constantFrom(...allowedCalls),
    edits: fc.array(fc.record({ at: fc.nat({ max: 6 }), removes: fc.nat({ max: 1 }), adds: fc.array(piece, { maxLength: 1 }) }), {
      maxLength: 2,
    }),
    more: fc.array(parameter, { maxLength: 1 }),
  });

  test('what passes can be read in one way only, and has the parts and the parameters of its operation', () => {
    let passed = 0;
    fc.assert(
      fc.property(spoilt, ({ call, edits, more }) => {
        const [path = '', query] = targetOf(call).split('?');
        const segments = path.split('/').slice(1);
        for (const { at, removes, adds } of edits) segments.splice(at, removes, ...adds);
        const search = [...(query === undefined ? [] : [query]), ...more].join('&');
        const found = match(call.method, `${GATEWAY}/v1.0/${segments.join('/')}${search === '' ? '' : `?${search}`}`);
        if (found?.kind !== 'operation') return;
        passed += 1;
        const [target = '', parameters = ''] = found.target.split('?');
        const parts = target.split('/').slice(1);
        const template = found.operation.path.split('/').slice(1);
        expect(parts).toHaveLength(template.length);
        for (const [index, part] of template.entries()) {
          if (part === '{event}') expect(parts[index]).toMatch(/^([A-Za-z0-9_-]|%3D){20,}$/);
          else if (!part.startsWith('{')) expect(parts[index]).toBe(part);
          else expect(decodeURIComponent(parts[index] ?? '')).not.toMatch(/[%/\\?#\s]/);
        }
        const names = [...new URLSearchParams(parameters).keys()];
        expect(names.toSorted()).toEqual(Object.keys(found.operation.query).toSorted());
        expect(match(call.method, `${GATEWAY}/v1.0${found.target}`)).toEqual(found);
      }),
      { numRuns: 5_000, seed: 5 },
    );
    expect(passed).toBeGreaterThan(500);
    expect(passed).toBeLessThan(4_000);
  });
});
