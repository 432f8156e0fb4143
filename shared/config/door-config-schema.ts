import { z } from 'zod';
import { addressSchema } from './address-schema.ts';
import { cloudSchema, tenantIdSchema } from './cloud-schema.ts';
import type { DoorConfig } from './door-config.ts';
import { pinSchema } from './pin-schema.ts';
import { policySchema } from './policy-schema.ts';
import { roomSchema } from './room-schema.ts';
import { isTimeZone } from './time-zone.ts';

/** What every door has, however it comes to Graph. */
const anyDoor = {
  timeZone: z.string().refine(isTimeZone).nullable().default(null),
  enrolmentToken: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{8,200}$/)
    .nullable()
    .default(null),
  dataDir: z.string().min(1).default('./door-data'),
  administratorPin: pinSchema.nullable().default(null),
  actionPin: pinSchema.nullable().default(null),
  policy: policySchema,
};

/** A field that has no place beside the others; told by its own name, not as one that nobody knows. */
const nothing = z.undefined().optional();

const gatewayDoor: z.ZodType<DoorConfig> = z
  .strictObject({
    ...anyDoor,
    room: roomSchema.nullable().default(null),
    tenantId: nothing,
    clientId: nothing,
    credential: z.strictObject({ kind: z.literal('gateway'), secret: nothing }),
    cloud: nothing,
    coordinator: addressSchema,
  })
  .transform(({ tenantId: _tenantId, clientId: _clientId, credential, cloud: _cloud, ...door }) => ({
    ...door,
    access: { kind: credential.kind, coordinator: door.coordinator },
  }));

function directDoor(isCloudNamed: boolean): z.ZodType<DoorConfig> {
  return z
    .strictObject({
      room: roomSchema,
      tenantId: tenantIdSchema,
      clientId: z.string().trim().regex(/^\S+$/),
      credential: z.strictObject({ kind: z.literal('secret'), secret: z.string().min(1) }),
      cloud: cloudSchema({ isCloudNamed }),
      coordinator: addressSchema.nullable().default(null),
      ...anyDoor,
    })
    .transform(({ tenantId, clientId, credential, cloud, ...door }) => ({
      ...door,
      access: { kind: 'direct', tenantId, clientId, credential, cloud },
    }));
}

/** What `door.json` and the environment together must hold. `dataDir` is still as it was written. */
export function buildDoorConfigSchema(written: { readonly isGateway: boolean; readonly isCloudNamed: boolean }): z.ZodType<DoorConfig> {
  return written.isGateway ? gatewayDoor : directDoor(written.isCloudNamed);
}
