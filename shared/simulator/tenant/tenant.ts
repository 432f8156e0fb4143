import type { Clock } from '../../runtime/clock.ts';
import { createFaultRules, type FaultRules } from '../faults/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../http/request-log.ts';
import { createQuirkBoard, type QuirkBoard } from '../quirks/quirk-board.ts';
import { createSubscriptionService, type SubscriptionService } from '../subscriptions/subscription-service.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import type { AppRegistration } from './app-registration.ts';
import { isInScope } from './app-scope.ts';
import { type Attendant, type AttendantSettings, createAttendant } from './attendant.ts';
import { type Calendars, createCalendars } from './calendars.ts';
import { contosoApp, contosoPeople, contosoRoomLists, contosoRooms } from './contoso.ts';
import { createDirectory, type Directory, type Person, type Room } from './directory.ts';
import { createMailbox, type Mailbox, type MailboxDeps } from './mailbox.ts';
import { createNotices, type Notices } from './notices.ts';
import { noOddities, type Oddities } from './oddities.ts';
import { createPersonalDelivery } from './personal-delivery.ts';
import { createPlaceCheckIns, type PlaceCheckIns } from './place-check-ins.ts';
import { createRandomValues, type RandomValues } from './random-values.ts';
import { createRevision, type Revision } from './revision.ts';
import { createRoomDesk } from './room-desk.ts';
import { createSetting, type Setting } from './setting.ts';
import { createSimClock, type SimClock } from './sim-clock.ts';
import { documentedSwitches, type Switches } from './switches.ts';

/** A Microsoft 365 tenant in memory: directory, mailboxes, the booking attendant, and all that can go wrong. No HTTP. */
export interface Tenant {
  readonly clock: SimClock;
  random(): number;
  readonly values: RandomValues;
  readonly directory: Directory;
  readonly app: Setting<AppRegistration>;
  readonly switches: Setting<Switches>;
  readonly oddities: Setting<Oddities>;
  readonly quirks: QuirkBoard;
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly calendars: Calendars;
  readonly attendantSettings: Setting<AttendantSettings>;
  readonly attendant: Attendant;
  /** Effects that land late. */
  readonly agenda: Agenda;
  readonly placeCheckIns: PlaceCheckIns;
  readonly subscriptions: SubscriptionService;
  readonly notices: Notices;
  readonly revision: Revision;
  mailbox(id: string): Mailbox;
  mailboxes(): readonly Mailbox[];
  /** Does what has fallen due: attendant and late effects. The handler calls it before each request. */
  catchUp(): void;
  /** Lets the attendant finish at once, as if enough time had passed. */
  settleAttendant(): void;
}

export interface TenantOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** How the tenant reaches its subscribers' webhooks; nobody is reachable unless said. */
  readonly fetch?: typeof globalThis.fetch;
  readonly people?: readonly Person[];
  readonly rooms?: readonly Room[];
  /** How many changes a mailbox remembers for delta tokens. */
  readonly deltaMemory?: number;
}

const noWayOut: typeof globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));

export function createTenant(options: TenantOptions): Tenant {
  const { clock: baseClock, random, fetch = noWayOut, people, rooms, deltaMemory = 1000 } = options;
  const clock = createSimClock(baseClock);
  const nowMs = () => clock.nowMs();
  const values = createRandomValues(random);
  const revision = createRevision();
  const onChange = () => revision.bump();
  const directory = createDirectory(people ?? contosoPeople, rooms ?? contosoRooms, contosoRoomLists);
  const switches = createSetting<Switches>(documentedSwitches, onChange);
  const oddities = createSetting<Oddities>(noOddities, onChange);
  const app = createSetting<AppRegistration>({ ...contosoApp, secretExpiresMs: null, isEnabled: true, scope: 'rooms' }, onChange);
  const attendantSettings = createSetting<AttendantSettings>({ mode: 'auto', minMs: 1000, maxMs: 5000 }, onChange);
  const faults = createFaultRules({ nowMs, random, onChange });
  const notices = createNotices();
  const agenda = createAgenda(onChange);
  const subscriptions = createSubscriptionService({
    fetch,
    clock,
    agenda,
    values,
    switches,
    oddities,
    random,
    mayReach: (mailboxId) => isInScope({ app }, directory.find(mailboxId)),
    tenantId: () => app.current.tenantId,
    onChange,
  });

  const mailboxes = new Map<string, Mailbox>();
  for (const { id, address } of directory.members()) {
    const onWrite: MailboxDeps['onWrite'] = (before, after) => subscriptions.changed(id, { before, after });
    mailboxes.set(id, createMailbox({ id, nowMs, lagMs: () => faults.lagMs([id, address]), onChange, onWrite, memory: deltaMemory }));
  }
  const mailbox = (id: string): Mailbox => {
    const found = mailboxes.get(id);
    if (!found) throw new Error(`no mailbox ${id}`);
    return found;
  };

  let version = 0;
  let key = 1;
  const stamp = () => {
    version += 1;
    return { nowMs: nowMs(), version };
  };
  const nextKey = () => {
    key += 1;
    return key;
  };

  const calendars: Calendars = createCalendars({
    mailbox,
    mailboxes: () => [...mailboxes.values()],
    member: (id) => directory.find(id),
    stamp,
    nextKey,
    newUid: () => values.uid(nowMs()),
    notify: (notice) => notices.add(notice),
    send(mail) {
      const member = directory.find(mail.to);
      if (member?.kind === 'room') attendant.receive(member, mail);
      if (member?.kind === 'person') deliver(member, mail);
    },
  });
  const keepsProperties = () => !switches.current.updatesDropProperties;
  const deliver = createPersonalDelivery({ mailbox, stamp, nextKey, notify: (notice) => notices.add(notice) });
  const desk = createRoomDesk({ calendars, mailbox, nowMs, stamp, nextKey, keepsProperties, oddities });
  const attendant = createAttendant({ settings: attendantSettings, directory, desk, nowMs, random, onWork: onChange });

  return {
    clock,
    random,
    values,
    directory,
    app,
    switches,
    oddities,
    quirks: createQuirkBoard({ faults, switches, oddities, directory, onChange }),
    faults,
    requests: createRequestLog(),
    calendars,
    attendantSettings,
    attendant,
    agenda,
    placeCheckIns: createPlaceCheckIns(onChange),
    subscriptions,
    notices,
    revision,
    mailbox,
    mailboxes: () => [...mailboxes.values()],
    catchUp() {
      agenda.runDue(nowMs());
      attendant.runDue(nowMs());
    },
    settleAttendant() {
      while (attendant.step());
    },
  };
}
