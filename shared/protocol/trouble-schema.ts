import type { Trouble } from '../domain/trouble.ts';
import { exactEnum } from './exact-enum.ts';

export const troubleSchema = exactEnum<Trouble>({
  offline: 'offline',
  throttled: 'throttled',
  serviceFailing: 'serviceFailing',
  unexpectedReply: 'unexpectedReply',
  credentialRefused: 'credentialRefused',
  permissionMissing: 'permissionMissing',
  roomNotFound: 'roomNotFound',
  clockUnsound: 'clockUnsound',
});
