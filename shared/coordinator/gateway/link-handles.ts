import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import type { DocumentRecords } from '../store/coordinator-store.ts';

/** Whose a handle is. */
interface HandleOwner {
  readonly doorId: string;
  readonly roomId: string;
}

/** Stands for Graph's links towards doors. A handle holds its link, so nothing is kept, and one serves as long as the key is there. */
export interface LinkHandles {
  /** The same link has the same handle, so that a door sees when it is led in a circle (Q1). base64url. */
  seal(link: string, owner: HandleOwner): string;
  /** The link, letter by letter; null where the handle is not one that we made for this door and room. */
  open(handle: string, owner: HandleOwner): string | null;
}

export interface LinkHandlesDeps {
  readonly documents: DocumentRecords;
  readonly randomBytes: (count: number) => Uint8Array;
}

const DOCUMENT = 'gatewayLinkKey';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keySchema = z.object({ key: z.base64url().length(43) });

/** Makes the key at the first start. */
export async function openLinkHandles({ documents, randomBytes }: LinkHandlesDeps): Promise<LinkHandles> {
  const kept = keySchema.safeParse(await documents.read(DOCUMENT)).data;
  const key = kept?.key ?? Buffer.from(randomBytes(32)).toString('base64url');
  if (!kept) await documents.write(DOCUMENT, { key });
  return createLinkHandles(Buffer.from(key, 'base64url'));
}

function createLinkHandles(key: Buffer): LinkHandles {
  const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `lintel gateway link ${use}`, 32));
  const sealing = derived('seal');
  const naming = derived('nonce');
  const boundTo = ({ doorId, roomId }: HandleOwner): Buffer => Buffer.from(JSON.stringify([doorId, roomId]));

  return {
    seal(link, owner) {
      const bound = boundTo(owner);
      // Drawn from all that is sealed: repeats for the very same link only, which is when it may.
      const nonce = createHmac('sha256', naming).update(`${bound.length} `).update(bound).update(link).digest().subarray(0, NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealing, nonce).setAAD(bound);
      const sealed = Buffer.concat([cipher.update(link, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(handle, owner) {
      const bytes = Buffer.from(handle, 'base64url');
      if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const cipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(owner)).setAuthTag(tag);
      try {
        return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
