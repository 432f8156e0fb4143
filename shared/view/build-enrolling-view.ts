import type { Policy } from '../domain/policy.ts';
import type { LineRefusal } from '../protocol/coordinator-line.ts';
import { type BuiltView, buildDoorView } from './build-door-view.ts';
import type { DoorFacts, StaffFacts } from './door-facts.ts';
import type { EnrollingStep, QrDrawing } from './door-view-enrolling.ts';
import { createLabels, type Labels } from './labels.ts';

/** What a door knows that stands at no room yet. Instants are the device's own time. */
export interface EnrollingFacts extends StaffFacts {
  /** Its address. */
  readonly coordinator: string;
  /** The room that the door's own configuration names; null where it names none. */
  readonly meantFor: string | null;
  /** IANA. */
  readonly timeZone: string;
  readonly step: EnrollingSituation;
}

export type EnrollingSituation =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'unreachable'; readonly sinceMs: number }
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly expiresMs: number;
      readonly confirmAt: string | null;
      readonly qr: QrDrawing;
    }
  | { readonly kind: 'refused'; readonly reason: LineRefusal };

/** A door that waits to be told its room: nothing is known of a calendar, and nothing is shown of one. */
export function buildEnrollingView(facts: EnrollingFacts, policy: Policy, nowMs: number): BuiltView {
  const { coordinator, meantFor, timeZone, step } = facts;
  const labels = createLabels(policy, timeZone);
  const { view, nextChangeMs } = buildDoorView(withoutRoom(facts), policy, nowMs);
  const { administrator } = view;
  return {
    view: {
      ...view,
      room: { name: policy.roomName ?? meantFor ?? '', details: policy.roomDetails },
      status: { kind: 'enrolling', coordinator, step: buildStep(step, labels, nowMs) },
      days: [],
      offers: [],
      bookLater: null,
      administrator: administrator && { ...administrator, facts: { ...administrator.facts, roomAddress: meantFor } },
      identify: null, // the code says which door it is
    },
    nextChangeMs,
  };
}

function buildStep(step: EnrollingSituation, labels: Labels, nowMs: number): EnrollingStep {
  switch (step.kind) {
    case 'connecting':
    case 'refused':
      return step;
    case 'unreachable':
      return { kind: 'unreachable', since: labels.at(step.sinceMs, nowMs) };
    case 'code': {
      const { code, expiresMs, confirmAt, qr } = step;
      return { kind: 'code', code, expires: labels.at(expiresMs, nowMs), confirmAt, qr };
    }
  }
}

function withoutRoom({ timeZone, hasAdministrator, administrator, identify }: EnrollingFacts): DoorFacts {
  return {
    ...{ timeZone, hasAdministrator, administrator, identify },
    room: { displayName: null, address: '' },
    meetings: [],
    isMadeHere: () => false,
    canFindRooms: false,
    lastWholeReadMs: null,
    isClockSound: true,
    isFromDisk: true,
    trouble: null,
    pending: null,
    notice: null,
    checkIn: null,
    released: null,
  };
}
