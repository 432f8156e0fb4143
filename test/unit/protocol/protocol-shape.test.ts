import { expect, test } from 'vitest';
import { z } from 'zod';
import { clientMessageSchema } from '../../../shared/protocol/client-message-schema.ts';
import { commandResultSchema } from '../../../shared/protocol/command-result-schema.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/door-bridge.ts';
import { doorCommandSchema } from '../../../shared/protocol/door-command-schema.ts';
import { doorViewSchema } from '../../../shared/protocol/door-view-schema.ts';
import { serverMessageSchema } from '../../../shared/protocol/server-message-schema.ts';

const schemas = {
  command: doorCommandSchema,
  result: commandResultSchema,
  view: doorViewSchema,
  clientMessage: clientMessageSchema,
  serverMessage: serverMessageSchema,
};

// A shape that changes needs a new PROTOCOL_VERSION, and then a new snapshot under the new title.
test.each(Object.entries(schemas))(`protocol version ${PROTOCOL_VERSION}: the shape of %s`, (_name, schema) => {
  expect({ version: PROTOCOL_VERSION, schema: z.toJSONSchema(schema) }).toMatchSnapshot();
});
