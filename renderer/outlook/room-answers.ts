import type { TenantState } from './tenant-state.ts';

/** When the booking attendant will have seen to what was sent. */
export const roomAnswers = (tenant: TenantState | null, roomName: string): string =>
  tenant?.attendant.mode === 'manual' ? `${roomName} answers when its attendant is told to.` : `${roomName} answers in a few seconds.`;
