import type { AdministratorView, DoorView } from './door-view.ts';
import type { ViewContext } from './view-context.ts';

export function buildAdministratorView({ facts, nowMs, freshness, labels }: ViewContext): AdministratorView | null {
  if (facts.administrator === null) return null;
  const { endsMs, canLeaveKiosk, lastRoundMs, clockOffsetMs, ...counts } = facts.administrator;
  return {
    endsMs,
    canLeaveKiosk,
    facts: {
      ...counts,
      roomAddress: facts.room.address,
      timeZone: facts.timeZone,
      freshness,
      trouble: facts.trouble,
      lastRound: lastRoundMs === null ? null : labels.at(lastRoundMs, nowMs),
      // The other way round: what the device shows too much.
      clockOffsetSeconds: clockOffsetMs === null ? null : 0 - Math.round(clockOffsetMs / 1_000),
    },
  };
}

export function buildIdentifyView({ facts, policy }: ViewContext): DoorView['identify'] {
  const { room, identify } = facts;
  return identify && { room: policy.roomName ?? room.displayName ?? room.address, address: room.address, version: identify.version };
}
