import { defaultPolicy } from '../../../shared/domain/policy.ts';
import type { Case } from './case.ts';
import { graphSays, nearby, organizersOn, othersAnswered, scoped } from './plays.ts';

/** Calendars beside the room's that its policy sends a door to. */
export const otherCalendarCases: readonly Case[] = [
  { check: 'nearbyRooms', finds: 'nearbyReadable', ...nearby('borealis', 'cumulus'), says: /^2 rooms/ },
  { check: 'nearbyRooms', finds: 'nearbyForbidden', ...nearby('ada'), says: /refuses the calendar of ada@contoso\.com/ },
  { check: 'nearbyRooms', finds: 'nearbyMissing', ...nearby('nowhere'), says: /behind nowhere@contoso\.com/ },
  { check: 'nearbyRooms', finds: 'nearbyMissing', ...nearby('dune'), ...othersAnswered(graphSays(404, 'MailboxNotEnabledForRESTAPI')) },
  { check: 'nearbyRooms', finds: 'nearbyUnread', ...nearby('dune'), ...othersAnswered(graphSays(503, 'x')), says: /dune@.* 503/ },

  { check: 'organizers', finds: 'organizersReadable', ...organizersOn, ...scoped('everyone'), says: /2026-11-18 07:30 UTC .*bram@contoso/ },
  { check: 'organizers', finds: 'organizersForbidden', ...organizersOn, says: /bram@contoso\.com \(403/ },
  {
    check: 'organizers',
    finds: 'organizersPartly',
    ...organizersOn,
    ...scoped(['aurora@contoso.com', 'chiara@contoso.com']),
    says: /bram@contoso\.com is refused/,
  },
  {
    check: 'organizers',
    finds: 'organizersEventMissing',
    ...organizersOn,
    ...othersAnswered(() => Response.json({ value: [] })),
    says: /bram@/,
  },
  { check: 'organizers', finds: 'organizersUnread', ...organizersOn, ...othersAnswered(graphSays(504, 'x')), says: /bram@.* 504/ },
  {
    check: 'organizers',
    finds: 'organizersUnproven',
    ...organizersOn,
    ...othersAnswered(graphSays(404, 'ErrorInvalidUser')),
    says: /5 organisers asked for/,
  },
  {
    check: 'organizers',
    finds: 'organizersUnproven',
    config: { room: 'glade@contoso.com', policy: { ...defaultPolicy, changeOrganizersEvent: true } },
    says: /none is an invitation with a time of day/,
  },
];
