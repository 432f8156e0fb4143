import { z } from 'zod';
import { addressSchema } from './address-schema.ts';
import { cloudSchema, tenantIdSchema } from './cloud-schema.ts';
import type { CoordinatorConfig, CoordinatorTenant } from './coordinator-config.ts';

const port = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number),
  ])
  .refine((given) => given >= 0 && given <= 65_535);

/** A variable holds them with commas in between. */
const networks = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(',').map((each) => each.trim()))])
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])).max(50));

/** All but the tenants, each of which is judged by itself. `dataDir` is still as it was written. */
export const coordinatorSchema: z.ZodType<Omit<CoordinatorConfig, 'tenants'>> = z.strictObject({
  host: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .default('127.0.0.1'),
  port: port.default(4030),
  publicAddress: addressSchema.nullable().default(null),
  trustedProxies: networks.default([]),
  dataDir: z.string().min(1).default('./coordinator-data'),
  staffToken: z
    .string()
    .regex(/^\S{32,200}$/)
    .nullable()
    .default(null),
});

export function buildTenantSchema({ isCloudNamed }: { readonly isCloudNamed: boolean }): z.ZodType<CoordinatorTenant> {
  return z.strictObject({
    tenantId: tenantIdSchema.toLowerCase(), // rooms are kept under it, and it is written in many ways
    clientId: z.string().trim().regex(/^\S+$/),
    credential: z.strictObject({ kind: z.literal('secret'), secret: z.string().min(1) }),
    cloud: cloudSchema({ isCloudNamed }),
  });
}
