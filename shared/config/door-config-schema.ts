import { z } from 'zod';
import { addressSchema, graphRootSchema } from './address-schema.ts';
import { clouds } from './clouds.ts';
import type { Cloud, DoorConfig } from './door-config.ts';
import { pinSchema } from './pin-schema.ts';
import { policySchema } from './policy-schema.ts';
import { isTimeZone } from './time-zone.ts';

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mailAddress = /^[^\s@/?#]+@[^\s@/?#]+$/;
/** Each of these stands for many tenants, and none gives an app a token of its own. */
const manyTenants = ['common', 'organizations', 'consumers'];

const namedCloud: z.ZodType<Cloud> = z
  .string()
  .refine((name) => Object.hasOwn(clouds, name))
  .transform((name) => clouds[name] ?? z.NEVER);

const ownCloud: z.ZodType<Cloud> = z.strictObject({ login: addressSchema, graph: graphRootSchema });

/** What `door.json` and the environment together must hold. `dataDir` is still as it was written. */
export function buildDoorConfigSchema({ isCloudNamed }: { readonly isCloudNamed: boolean }): z.ZodType<DoorConfig> {
  return z.strictObject({
    room: z
      .string()
      .trim()
      .refine((room) => mailAddress.test(room) || objectId.test(room)),
    tenantId: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/)
      .refine((tenant) => !manyTenants.includes(tenant.toLowerCase())),
    clientId: z.string().trim().regex(/^\S+$/),
    credential: z.strictObject({ kind: z.literal('secret'), secret: z.string().min(1) }),
    cloud: isCloudNamed ? namedCloud : ownCloud,
    timeZone: z.string().refine(isTimeZone).nullable().default(null),
    coordinator: addressSchema.nullable().default(null),
    dataDir: z.string().min(1).default('./door-data'),
    administratorPin: pinSchema.nullable().default(null),
    actionPin: pinSchema.nullable().default(null),
    policy: policySchema,
  });
}
