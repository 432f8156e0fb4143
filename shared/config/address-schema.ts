import { z } from 'zod';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/;
const shape = /^(https?):\/\/([A-Za-z0-9.-]+(?::\d{1,5})?|\[[0-9A-Fa-f:]+\](?::\d{1,5})?)(\/[^?#\s]*)?$/;

/**
 * The address of a server, its path without a trailing slash. `http` only to this machine: a secret or a token sent over
 * it can be read on the way. No user name, query or fragment.
 */
export const addressSchema: z.ZodType<string, string> = z
  .string()
  .refine((address) => {
    const [, scheme, host] = shape.exec(address) ?? [];
    return scheme === 'https' || (scheme === 'http' && loopback.test(host ?? ''));
  })
  .transform((address) => address.replace(/\/+$/, ''));

/** Graph's root: Lintel adds the version itself. */
export const graphRootSchema: z.ZodType<string, string> = addressSchema.refine((address) => !/\/(v1\.0|beta)$/.test(address));
