import { describe, expect, test } from 'vitest';
import { graphOperations, signInOperations } from '../../shared/simulator/http/operations.ts';
import { bodyCheck } from '../support/wire-check/body-check.ts';
import { checkAnswered, checkSent, type SentMessage } from '../support/wire-check/check-exchange.ts';
import { findOperation } from '../support/wire-check/find-operation.ts';
import { refusalOf, refusalStatuses } from '../support/wire-check/refusal-definitions.ts';
import { coveredOperations, wireOperations } from '../support/wire-check/wire-operations.ts';

const sentTo = (method: string, path: string, body = ''): SentMessage => ({
  method,
  url: new URL(path, 'http://graph.test'),
  headers: new Headers(),
  body,
});

describe('the table of operations', () => {
  const served = [...graphOperations, ...signInOperations].flatMap(({ name, method, paths }) =>
    paths.map((path) => ({ name, method, path })),
  );

  test.each(served)('holds $method $path, which the simulator serves', ({ name, method, path }) => {
    expect(findOperation(method, path.replaceAll(/:\w+/g, 'x'))?.name).toBe(name);
  });

  test('names what is covered, each with its method, path and fact', () => {
    expect(coveredOperations).toContainEqual({ operation: 'event.create', method: 'POST', path: '/users/{user}/events', fact: '3.1.1' });
    expect(new Set(coveredOperations.map(({ operation }) => operation)).size).toBe(wireOperations.length);
  });

  const definitions = wireOperations.flatMap(({ sends, answers }) => [
    ...(sends === null ? [] : [{ side: 'sent' as const, definition: sends }]),
    ...Object.values(answers).flatMap((definition) => (definition === null ? [] : [{ side: 'answered' as const, definition }])),
  ]);
  const refusals = refusalStatuses.map((status) => ({ side: 'answered' as const, definition: refusalOf(status) }));

  test.each([...definitions, ...refusals])('$definition ($side) refuses a stranger', ({ side, definition }) => {
    expect(bodyCheck()(side, definition, { stranger: 1 })).toContainEqual(expect.objectContaining({ path: '$.stranger' }));
  });
});

describe('what no definition can say', () => {
  test.each<{ because: string; sent: SentMessage; path: string }>([
    { because: 'an operation nobody knows', sent: sentTo('GET', '/v1.0/users/x/messages'), path: '$' },
    { because: 'the right path with the wrong method', sent: sentTo('DELETE', '/v1.0/users/x/calendarView'), path: '$' },
    { because: 'a body where none belongs', sent: sentTo('DELETE', '/v1.0/users/x/events/y', '{}'), path: '$' },
    { because: 'no body where one belongs', sent: sentTo('POST', '/v1.0/users/x/events'), path: '$' },
    { because: '3.2.8: a comment that is not sent', sent: answer({ comment: 'no', sendResponse: false }), path: '$.comment' },
    { because: '6.1: a form without a scope', sent: form('grant_type=client_credentials&client_secret=x'), path: '$.scope' },
    { because: '6.1: a form with a parameter twice', sent: form('scope=a&scope=b'), path: '$.scope' },
  ])('$because is not sent', ({ sent, path }) => {
    expect(checkSent(sent).map((violation) => violation.path)).toContain(path);
  });

  test.each([
    { because: '3.2.5: 204 has no body', method: 'DELETE', path: '/v1.0/users/x/events/y', status: 204, body: '{}' },
    { because: '3.2.5: a deletion is not answered with 200', method: 'DELETE', path: '/v1.0/users/x/events/y', status: 200, body: '' },
    { because: '3.1.1: a creation is not answered with 200', method: 'POST', path: '/v1.0/users/x/events', status: 200, body: '{}' },
    { because: '1.3.2: only a delta is lost', method: 'GET', path: '/v1.0/users/x/events/y', status: 410, body: '{}' },
    { because: 'an unknown path is refused', method: 'GET', path: '/v1.0/users/x/messages', status: 200, body: '{}' },
    { because: 'half a body', method: 'GET', path: '/v1.0/users/x', status: 200, body: null },
  ])('$because', ({ method, path, status, body }) => {
    expect(checkAnswered(sentTo(method, path), { status, body })).toHaveLength(1);
  });
});

function answer(body: object): SentMessage {
  return sentTo('POST', '/v1.0/users/x/events/y/decline', JSON.stringify(body));
}

function form(body: string): SentMessage {
  return sentTo('POST', '/tenant/oauth2/v2.0/token', body);
}
