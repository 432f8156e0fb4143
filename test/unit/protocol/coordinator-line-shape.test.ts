import { expect, test } from 'vitest';
import { z } from 'zod';
import { LINE_VERSION } from '../../../shared/protocol/coordinator-line.ts';
import { lineDoorEnvelopeSchema, lineHelloSchema, lineServerMessageSchema } from '../../../shared/protocol/coordinator-line-schema.ts';
import { otherRoomQuestionSchema } from '../../../shared/protocol/other-room-question-schema.ts';

const schemas = {
  hello: lineHelloSchema,
  doorMessage: lineDoorEnvelopeSchema,
  question: otherRoomQuestionSchema,
  serverMessage: lineServerMessageSchema,
};

// A shape that changes needs a new LINE_VERSION, and then a new snapshot under the new title.
test.each(Object.entries(schemas))(`line version ${LINE_VERSION}: the shape of %s`, (_name, schema) => {
  expect({ version: LINE_VERSION, schema: z.toJSONSchema(schema) }).toMatchSnapshot();
});
