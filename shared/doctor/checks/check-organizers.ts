import { syncWindow } from '../../domain/day-window.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { GraphSession } from '../../graph/graph-session.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import { findInvitations, type Invitation } from '../find-invitations.ts';
import type { Check, Finding } from '../finding.ts';
import type { Patient } from '../patient.ts';
import { hasOrganizersEvent } from '../read-organizers-event.ts';
import { counted } from './check-calendar.ts';

export interface OrganizersCheckDeps {
  readonly session: Pick<GraphSession, 'transportApart'>;
  readonly patient: Pick<Patient, 'readEvents'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly timeZone: string;
  /** The room's address or object id. */
  readonly room: string;
}

/** People whose calendars are tried before it is left unproven. */
const ASKED = 5;

type Look =
  /** Nothing is said by it: the address has no mailbox in this tenant. */
  { readonly kind: 'noMailbox' } | { readonly kind: 'found' | 'notThere' | 'refused' | 'unread'; readonly finding: Finding };

/** Whether the door can find a meeting at its organiser's, for a policy that changes it there. Changes nothing (D7). */
export function createOrganizersCheck({ session, patient, clock, timeZone, room }: OrganizersCheckDeps): Check {
  const look = async (invitation: Invitation, signal: AbortSignal): Promise<Look> => {
    const { organizer, startMs } = invitation;
    const facts = { organizer, date: new Date(startMs).toISOString().slice(0, 16).replace('T', ' ') };
    try {
      const isThere = await hasOrganizersEvent(session.transportApart(), invitation, signal);
      return isThere
        ? { kind: 'found', finding: { code: 'organizersReadable', facts } }
        : { kind: 'notThere', finding: { code: 'organizersEventMissing', facts } };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (error.kind === 'roomNotFound') return { kind: 'noMailbox' };
      const finding = findingOf(error);
      const named = (code: Finding['code']): Finding => ({ ...finding, code, facts: { ...finding.facts, ...facts } });
      return error.kind === 'forbidden'
        ? { kind: 'refused', finding: named('organizersForbidden') }
        : { kind: 'unread', finding: named('organizersUnread') };
    }
  };

  return {
    name: 'organizers',
    needs: ['calendar'],
    async run(signal) {
      let invitations: readonly Invitation[];
      try {
        const events = await patient.readEvents(syncWindow(clock.nowMs(), timeZone), signal);
        invitations = findInvitations(events, room.split('@')[1] ?? null);
      } catch (error) {
        return [findingOf(error)];
      }
      const seen: Look[] = [];
      for (const invitation of invitations.slice(0, ASKED)) {
        seen.push(await look(invitation, signal));
        if (signal.aborted || seen.at(-1)?.kind === 'found') break;
      }
      return judgeLooks(seen);
    },
  };
}

/** One that was found proves it; a refusal beside it is a scope that holds some people only. */
function judgeLooks(looks: readonly Look[]): readonly Finding[] {
  const first = (kind: Exclude<Look['kind'], 'noMailbox'>): Finding | null => {
    const one = looks.find((look) => look.kind === kind);
    return one && one.kind !== 'noMailbox' ? one.finding : null;
  };
  const found = first('found');
  const refused = first('refused');
  if (found) return refused ? [found, { ...refused, code: 'organizersPartly' }] : [found];
  const asked =
    looks.length === 0
      ? 'none is an invitation with a time of day'
      : `${counted(looks.length, 'organiser')} asked for, with no mailbox here`;
  return [refused ?? first('notThere') ?? first('unread') ?? { code: 'organizersUnproven', facts: { asked } }];
}
