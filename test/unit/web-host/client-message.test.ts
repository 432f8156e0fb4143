import { expect, test } from 'vitest';
import { parseClientMessage } from '../../../shared/web-host/client-message.ts';

test('a command comes through with its id, unjudged', () => {
  expect(parseClientMessage('{"kind":"command","id":"a","command":{"kind":"anything"}}')).toEqual({
    kind: 'command',
    id: 'a',
    command: { kind: 'anything' },
  });
});

test.each([
  { text: '', id: null, because: 'it is empty' },
  { text: '{"kind":"command","id":"a"', id: null, because: 'it is half a message' },
  { text: 'null', id: null, because: 'it is nothing' },
  { text: '[]', id: null, because: 'it is a list' },
  { text: '{"kind":"command","id":7,"command":{}}', id: null, because: 'the id is a number' },
  { text: '{"kind":"command","id":"","command":{}}', id: null, because: 'the id is empty' },
  { text: `{"kind":"command","id":"${'a'.repeat(129)}","command":{}}`, id: null, because: 'the id is too long' },
  { text: '{"kind":"question","id":"a","command":{}}', id: 'a', because: 'its kind is unknown' },
  { text: '{"kind":"command","id":"a","command":{},"more":1}', id: 'a', because: 'it says more than there is to say' },
])('$text is malformed, because $because', ({ text, id }) => {
  expect(parseClientMessage(text)).toEqual({ kind: 'malformed', id });
});
