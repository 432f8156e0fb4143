import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { clientMessageSchema } from '../../../shared/protocol/client-message-schema.ts';
import { commandResultSchema } from '../../../shared/protocol/command-result-schema.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/door-bridge.ts';
import { doorCommandSchema } from '../../../shared/protocol/door-command-schema.ts';
import { doorViewSchema } from '../../../shared/protocol/door-view-schema.ts';
import { serverMessageSchema } from '../../../shared/protocol/server-message-schema.ts';
import { doorStatusSchema } from '../../../shared/protocol/view-parts-schema.ts';

const doc = readFileSync('docs/protocol.md', 'utf8');
const schemas: Readonly<Record<string, z.ZodType>> = {
  command: doorCommandSchema,
  result: commandResultSchema,
  status: doorStatusSchema,
  view: doorViewSchema,
  'client-message': clientMessageSchema,
  'server-message': serverMessageSchema,
};
const examples = [...doc.matchAll(/^```json ([a-z-]+)\n(.*?)^```/gms)].map(([, what = '', text = '']) => ({ what, text }));

test.each(examples)('the example of a $what in docs/protocol.md is one: $text', ({ what, text }) => {
  const value: unknown = JSON.parse(text);
  expect(schemas[what]?.parse(value)).toEqual(value);
});

test.each(Object.keys(schemas))('docs/protocol.md has an example of a %s', (what) => {
  expect(examples.some((example) => example.what === what)).toBe(true);
});

test('docs/protocol.md speaks of this version', () => {
  expect(doc).toContain(`protocol version ${PROTOCOL_VERSION}`);
});

/** Every word that can stand in a result or a view's trouble has to be explained. */
test.each(
  [
    ...JSON.stringify([commandResultSchema, doorStatusSchema].map((schema) => schema.toJSONSchema())).matchAll(
      /"(?:const|enum)":("[^"]+"|\[[^\]]+\])/g,
    ),
  ]
    .flatMap(([, words = '']) => [...words.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word))
    .filter((word, index, all) => all.indexOf(word) === index),
)('docs/protocol.md explains %s', (word) => {
  expect(doc).toMatch(new RegExp(`\`${word}\``));
});
