import type { CheckName } from '../../../shared/doctor/finding.ts';
import type { FindingCode } from '../../../shared/doctor/words/words.ts';
import { contosoApp } from '../../../shared/simulator/tenant/contoso.ts';
import type { ExaminationOptions } from './examined.ts';

import {
  answered,
  asAda,
  fault,
  graphSays,
  probed,
  processing,
  proxy,
  roles,
  roomZone,
  seriesWith,
  switched,
  tlsFails,
  writing,
} from './plays.ts';

export interface Case extends ExaminationOptions {
  readonly check: CheckName;
  readonly finds: FindingCode;
  /** Where it is not plain from the case. */
  readonly says?: RegExp;
}

/** What is the matter, and the line that must say so. */
export const cases: readonly Case[] = [
  { check: 'configuration', finds: 'configRead' },
  { check: 'configuration', finds: 'secretLooksLikeId', config: { credential: { kind: 'secret', secret: contosoApp.clientId } } },

  { check: 'login', finds: 'reached' },
  { check: 'login', finds: 'noName', ...probed({ kind: 'noName', code: 'ENOTFOUND' }) },
  { check: 'graph', finds: 'noConnection', ...probed({ kind: 'noConnection', code: 'ECONNREFUSED' }), says: /port 80 .*ECONNREFUSED/ },
  {
    check: 'graph',
    finds: 'proxyUnused',
    ...probed({ kind: 'noConnection', code: 'ETIMEDOUT' }, proxy),
    says: /proxy proxy\.test:8080 of/,
  },
  {
    check: 'graph',
    finds: 'proxyRefuses',
    ...probed({ kind: 'proxyRefuses', code: '407' }, { ...proxy, NODE_USE_ENV_PROXY: '1' }),
    says: /407/,
  },
  { check: 'login', finds: 'privateCa', ...tlsFails('SELF_SIGNED_CERT_IN_CHAIN') },
  { check: 'login', finds: 'privateCa', ...tlsFails('UNABLE_TO_GET_ISSUER_CERT_LOCALLY') },
  { check: 'login', finds: 'certificateDate', ...tlsFails('CERT_HAS_EXPIRED'), says: /2026-11-18T09:00/ },
  { check: 'login', finds: 'wrongHost', ...tlsFails('ERR_TLS_CERT_ALTNAME_INVALID') },
  { check: 'login', finds: 'noTls', ...tlsFails('ECONNRESET') },

  { check: 'clock', finds: 'clockRight' },
  { check: 'clock', finds: 'clockOff', ...fault({ kind: 'wrongDate', offsetMs: 60_000 }), says: /6[01] s slow/ },
  { check: 'clock', finds: 'clockFarOff', ...fault({ kind: 'wrongDate', offsetMs: -3_600_000 }), says: /60 min fast/ },
  {
    check: 'clock',
    finds: 'notGraph',
    ...answered('/aurora%40contoso.com', () => new Response('<html>Please log in</html>')),
    says: /status 200/,
  },

  { check: 'token', finds: 'tokenIssued' },
  { check: 'token', finds: 'wrongSecret', config: { credential: { kind: 'secret', secret: 'another-Secret~2' } }, says: /AADSTS7000215/ },
  { check: 'token', finds: 'expiredSecret', tenant: (tenant) => tenant.app.change({ secretExpiresMs: 0 }), says: /AADSTS7000222/ },
  { check: 'token', finds: 'unknownApp', config: { clientId: 'nobody' }, says: /AADSTS700016/ },
  { check: 'token', finds: 'unknownTenant', config: { tenantId: 'fabrikam.com' }, says: /AADSTS90002/ },
  { check: 'token', finds: 'unknownCertificate', ...fault({ kind: 'invalidAssertion' }), says: /AADSTS700027/ },
  { check: 'token', finds: 'disabledApp', tenant: (tenant) => tenant.app.change({ isEnabled: false }), says: /AADSTS7000112/ },
  { check: 'token', finds: 'loginBusy', ...fault({ kind: 'signInUnavailable' }), says: /AADSTS90033/ },
  { check: 'token', finds: 'loginLoop', ...fault({ kind: 'signInLoop' }), says: /AADSTS50196/ },
  { check: 'token', finds: 'credentialUnusable', config: { credential: { kind: 'secret', secret: '' } } },
  { check: 'token', finds: 'notLogin', ...fault({ kind: 'wrongBody', shape: 'otherShape' }, { operation: 'token' }) },
  { check: 'token', finds: 'callOffline', ...fault({ kind: 'dropBeforeEffect' }, { operation: 'token' }) },
  {
    check: 'token',
    finds: 'tokenRefused',
    ...answered('/token', () => Response.json({ error: 'access_denied', error_codes: [53003], trace_id: 'played-trace' }, { status: 400 })),
    says: /400 AADSTS53003/,
  },

  { check: 'roles', finds: 'rolesNone' },
  { check: 'roles', finds: 'rolesFine', ...roles('User.ReadBasic.All', 'Place.Read.All') },
  { check: 'roles', finds: 'rolesUnscoped', ...roles('Calendars.ReadWrite'), says: /every calendar of the tenant/ },
  { check: 'roles', finds: 'rolesTooMany', ...roles('Mail.ReadWrite'), says: /Mail\.ReadWrite/ },
  { check: 'roles', finds: 'rolesHidden', ...answered('/token', () => Response.json({ access_token: 'opaque', expires_in: 3599 })) },

  { check: 'room', finds: 'roomFound', says: /"Aurora"/ },
  { check: 'room', finds: 'directoryClosed', ...fault({ kind: 'accessDenied' }, { operation: 'user.get' }) },
  { check: 'room', finds: 'roomNotFound', config: { room: 'nowhere@contoso.com' }, says: /Request_ResourceNotFound/ },
  { check: 'room', finds: 'mailboxInfoStale', ...fault({ kind: 'mailboxInfoStale' }) },
  { check: 'room', finds: 'callUnauthorized', ...fault({ kind: 'tokenExpired' }), says: /401 InvalidAuthenticationToken/ },

  { check: 'calendar', finds: 'calendarRead' },
  { check: 'calendar', finds: 'calendarForbidden', tenant: (tenant) => tenant.app.change({ scope: [] }), says: /403 ErrorAccessDenied/ },
  { check: 'calendar', finds: 'calendarMissing', ...answered('/calendarView', graphSays(404, 'ErrorInvalidUser')) },
  { check: 'calendar', finds: 'mailboxNotEnabled', ...fault({ kind: 'mailboxNotEnabled' }, { operation: 'calendarView' }) },
  {
    check: 'calendar',
    finds: 'callThrottled',
    ...fault({ kind: 'throttled', retryAfter: '7.5' }, { operation: 'calendarView' }),
    says: /, 8 s/,
  },
  { check: 'calendar', finds: 'callServiceFailing', ...fault({ kind: 'gatewayTimeout' }, { operation: 'calendarView' }), says: /504/ },
  { check: 'calendar', finds: 'callServiceFailing', ...fault({ kind: 'htmlError' }, { operation: 'calendarView' }) },
  { check: 'calendar', finds: 'callUnexpected', ...fault({ kind: 'wrongBody', shape: 'notJson' }, { operation: 'calendarView' }) },
  { check: 'calendar', finds: 'callOffline', ...fault({ kind: 'truncatedBody' }, { operation: 'calendarView' }), says: /broke off/ },
  { check: 'calendar', finds: 'callOffline', ...fault({ kind: 'latency', ms: 60_000 }, { operation: 'calendarView' }), says: /30000 ms/ },
  { check: 'calendar', finds: 'callBadRequest', ...answered('/calendarView', graphSays(400, 'ErrorInvalidParameter')) },

  { check: 'delta', finds: 'deltaWorks' },
  { check: 'delta', finds: 'deltaLoopsPaged', ...seriesWith({ kind: 'endlessPages' }) },
  {
    check: 'delta',
    finds: 'deltaLoops',
    ...answered('/delta', () =>
      Response.json({ value: [], '@odata.nextLink': 'http://tenant.test/v1.0/users/a/calendarView/delta?$skiptoken=1' }),
    ),
  },
  { check: 'delta', finds: 'deltaLost', ...fault({ kind: 'syncStateLost' }), says: /410 SyncStateNotFound/ },
  { check: 'delta', finds: 'deltaForbidden', ...fault({ kind: 'accessDenied' }, { operation: 'calendarView.delta' }) },

  { check: 'write', finds: 'writeNotAsked' },
  { check: 'write', finds: 'writeWorks', ...writing },
  { check: 'write', finds: 'writeForbidden', ...writing, ...fault({ kind: 'accessDenied' }, { operation: 'event.create' }) },
  { check: 'write', finds: 'writeAnswerLost', ...writing, ...fault({ kind: 'dropAfterEffect' }, { operation: 'event.create' }, 1) },
  { check: 'write', finds: 'testEventPossible', ...writing, ...fault({ kind: 'dropBeforeEffect' }, { operation: 'event.create' }) },
  { check: 'write', finds: 'writeUnmarked', ...writing, ...fault({ kind: 'replicationLag', minMs: 90_000, maxMs: 90_000 }) },
  {
    check: 'write',
    finds: 'testEventLeft',
    ...writing,
    ...fault({ kind: 'accessDenied' }, { operation: 'event.delete' }),
    says: /still in the calendar/,
  },

  { check: 'timeZone', finds: 'zoneSame', says: /W\. Europe Standard Time/ },
  {
    check: 'timeZone',
    finds: 'zoneSame',
    config: { timeZone: null },
    deps: { machineTimeZone: 'Asia/Tokyo' },
    says: /from the mailbox.*Asia\/Tokyo/,
  },
  {
    check: 'timeZone',
    finds: 'zoneConfigOnly',
    ...fault({ kind: 'accessDenied' }, { operation: 'mailboxSettings.get' }),
    says: /may not be read/,
  },
  { check: 'timeZone', finds: 'zonesDiffer', config: { timeZone: 'Europe/London' }, says: /Europe\/London, the mailbox Europe\/Berlin/ },
  { check: 'timeZone', finds: 'zoneFromMachine', config: { timeZone: null }, ...roomZone('') },
  {
    check: 'timeZone',
    finds: 'zoneFromMachine',
    config: { timeZone: null },
    ...roomZone('tzone://Microsoft/Custom'),
    says: /nobody knows/,
  },
  { check: 'timeZone', finds: 'notARoom', ...asAda, says: /"user"/ },

  { check: 'processing', finds: 'processingUnknown' },
  { check: 'processing', finds: 'processingFine', ...processing() },
  { check: 'processing', finds: 'notAutomatic', ...processing({ AutomateProcessing: 'AutoUpdate' }), says: /AutoUpdate/ },
  { check: 'processing', finds: 'notAutomatic', ...processing({ AutomateProcessing: 0 }), says: /None/ },
  { check: 'processing', finds: 'conflictsAllowed', ...processing({ AllowConflicts: true }) },
  { check: 'processing', finds: 'seriesConflictsAllowed', ...processing({ ConflictPercentageAllowed: 20 }), says: /20/ },
  { check: 'processing', finds: 'privateShown', ...processing({ RemovePrivateProperty: true }) },
  { check: 'processing', finds: 'privateLost', ...processing({ RemovePrivateProperty: true, DeleteSubject: true }) },
  { check: 'processing', finds: 'subjectDeleted', ...processing({ DeleteSubject: true }) },
  { check: 'processing', finds: 'subjectReplaced', ...processing({ AddOrganizerToSubject: true }) },
  { check: 'processing', finds: 'bodyDeleted', ...processing({ DeleteComments: true }) },
  { check: 'processing', finds: 'newRequestsHidden', ...processing({ AddNewRequestsTentatively: false }) },
  { check: 'processing', finds: 'pendingHidden', ...processing({ TentativePendingApproval: false }) },
  { check: 'processing', finds: 'externalIgnored', ...processing({ ProcessExternalMeetingMessages: false }) },
  {
    check: 'processing',
    finds: 'autoRelease',
    ...processing({ EnableAutoRelease: true, PostReservationMaxClaimTimeInMinutes: 10 }),
    says: /10 minutes/,
  },
  {
    check: 'processing',
    finds: 'doorBooksLonger',
    ...processing({ MaximumDurationInMinutes: 60 }),
    says: /60 minutes at most, the door books up to 240/,
  },
  { check: 'processing', finds: 'workHoursOnly', ...processing({ ScheduleOnlyDuringWorkHours: true }) },

  { check: 'places', finds: 'placesOn', ...roles('Place.Read.All'), says: /7 rooms/ },
  { check: 'places', finds: 'placesForbidden' },
  { check: 'places', finds: 'placesEmpty', ...switched({ tokenRoles: ['Place.Read.All'], placesIsOn: false }) },
  { check: 'places', finds: 'roomNotInPlaces', ...asAda },
  { check: 'places', finds: 'callNotFound', ...answered('/microsoft.graph.room', graphSays(404, 'ItemNotFound')) },

  { check: 'expiry', finds: 'expiryHidden' },

  { check: 'leastPrivilege', finds: 'otherNotGiven' },
  { check: 'leastPrivilege', finds: 'otherRefused', deps: { otherMailbox: 'ada@contoso.com' } },
  {
    check: 'leastPrivilege',
    finds: 'otherReadable',
    deps: { otherMailbox: 'ada@contoso.com' },
    tenant: (tenant) => tenant.app.change({ scope: 'everyone' }),
  },
  { check: 'leastPrivilege', finds: 'otherMissing', deps: { otherMailbox: 'nobody@contoso.com' } },
  { check: 'calendar', finds: 'needsOther', config: { room: 'nowhere@contoso.com' }, says: /"Room" comes first/ },
];
