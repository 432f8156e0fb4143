import type { Trouble } from '../domain/trouble.ts';
import type { GraphErrorKind } from './graph-error.ts';

/** What the door says about an error of Graph's. */
export function troubleOf(kind: GraphErrorKind): Trouble {
  switch (kind) {
    case 'offline':
    case 'aborted':
      return 'offline';
    case 'throttled':
      return 'throttled';
    case 'serviceFailing':
      return 'serviceFailing';
    case 'credentialRefused':
      return 'credentialRefused';
    case 'forbidden':
      return 'permissionMissing';
    case 'roomNotFound':
      return 'roomNotFound';
    case 'unexpectedReply':
    case 'notFound':
    case 'cursorExpired':
    case 'changed':
    case 'badRequest':
      return 'unexpectedReply';
  }
}
