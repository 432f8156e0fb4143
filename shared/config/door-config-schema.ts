import { z } from 'zod';
import { addressSchema } from './address-schema.ts';
import { cloudSchema, tenantIdSchema } from './cloud-schema.ts';
import type { DoorConfig } from './door-config.ts';
import { pinSchema } from './pin-schema.ts';
import { policySchema } from './policy-schema.ts';
import { isTimeZone } from './time-zone.ts';

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mailAddress = /^[^\s@/?#]+@[^\s@/?#]+$/;
/** What `door.json` and the environment together must hold. `dataDir` is still as it was written. */
export function buildDoorConfigSchema({ isCloudNamed }: { readonly isCloudNamed: boolean }): z.ZodType<DoorConfig> {
  return z.strictObject({
    room: z
      .string()
      .trim()
      .refine((room) => mailAddress.test(room) || objectId.test(room)),
    tenantId: tenantIdSchema,
    clientId: z.string().trim().regex(/^\S+$/),
    credential: z.strictObject({ kind: z.literal('secret'), secret: z.string().min(1) }),
    cloud: cloudSchema({ isCloudNamed }),
    timeZone: z.string().refine(isTimeZone).nullable().default(null),
    coordinator: addressSchema.nullable().default(null),
    dataDir: z.string().min(1).default('./door-data'),
    administratorPin: pinSchema.nullable().default(null),
    actionPin: pinSchema.nullable().default(null),
    policy: policySchema,
  });
}
