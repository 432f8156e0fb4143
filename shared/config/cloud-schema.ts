import { z } from 'zod';
import { addressSchema, graphRootSchema } from './address-schema.ts';
import { clouds } from './clouds.ts';
import type { Cloud } from './door-config.ts';

/** Each of these stands for many tenants, and none gives an app a token of its own. */
const manyTenants = ['common', 'organizations', 'consumers'];

export const tenantIdSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/)
  .refine((tenant) => !manyTenants.includes(tenant.toLowerCase()));

const namedCloud: z.ZodType<Cloud> = z
  .string()
  .refine((name) => Object.hasOwn(clouds, name))
  .transform((name) => clouds[name] ?? z.NEVER);

const ownCloud: z.ZodType<Cloud> = z.strictObject({ login: addressSchema, graph: graphRootSchema });

/** By what was written: a name or two addresses, so that a problem is about the one that was meant. */
export function cloudSchema({ isCloudNamed }: { readonly isCloudNamed: boolean }): z.ZodType<Cloud> {
  return isCloudNamed ? namedCloud : ownCloud;
}
