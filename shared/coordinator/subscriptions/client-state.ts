import { hash, randomBytes } from 'node:crypto';

/** 256 random bits, in 43 of the 128 characters that Graph allows [7.1.6]. */
export const newClientState = (): string => randomBytes(32).toString('base64url');

/** As it is kept: SHA-256, hex. It needs no salt, since nobody can try 256 random bits. */
export const clientStateHash = (clientState: string): string => hash('sha256', clientState, 'hex');
