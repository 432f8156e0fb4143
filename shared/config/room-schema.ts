import { z } from 'zod';

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mailAddress = /^[^\s@/?#]+@[^\s@/?#]+$/;

/** How people name a room: by its address or its object id. */
export const roomSchema: z.ZodType<string, string> = z
  .string()
  .trim()
  .max(320)
  .refine((text) => mailAddress.test(text) || objectId.test(text));
