import type { ProcessingFile } from '../../../shared/doctor/checks/check-processing.ts';
import type { AddressProbe } from '../../../shared/doctor/probe-address.ts';
import { parseProcessingSettings } from '../../../shared/doctor/processing-settings.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { createMeetingActs } from '../../../shared/simulator/acts/meeting-acts.ts';
import type { NewFaultRule } from '../../../shared/simulator/faults/fault.ts';
import type { AppRegistration } from '../../../shared/simulator/tenant/app-registration.ts';
import { cmdletSettings, exchangeDefaults } from '../../../shared/simulator/tenant/room-settings.ts';
import type { Switches } from '../../../shared/simulator/tenant/switches.ts';
import type { ExaminationOptions } from './examined.ts';

export const fault = (
  effect: NewFaultRule['effect'],
  match: NewFaultRule['match'] = {},
  count: number | null = null,
): ExaminationOptions => ({
  tenant: (tenant) => void tenant.faults.add({ effect, match, count }),
});
export const switched = (patch: Partial<Switches>): ExaminationOptions => ({ tenant: (tenant) => tenant.switches.change(patch) });
export const roles = (...tokenRoles: string[]): ExaminationOptions => switched({ tokenRoles });
export const probed = (probe: AddressProbe, env = {}): ExaminationOptions => ({ deps: { probe: async () => probe, env } });

/** Answers changes of events in the tenant's place. */
export const changesAnswered = (answer: () => Response): ExaminationOptions => ({
  between: (fetch) => async (input, init) => (init?.method === 'PATCH' ? answer() : fetch(input, init)),
});

/** The room is asked for by its object id; whoever is asked for by address is somebody else. */
export const othersAnswered = (answer: () => Response): ExaminationOptions => answered('%40contoso.com/calendarView', answer);

/** Answers paths that end so in the tenant's place. */
export const answered = (end: string, answer: () => Response): ExaminationOptions => ({
  between: (fetch) => async (input, init) => (new URL(String(input)).pathname.endsWith(end) ? answer() : fetch(input, init)),
});
export const graphSays = (status: number, code: string) => (): Response =>
  Response.json({ error: { code, message: 'played' } }, { status, headers: { 'request-id': 'played-request' } });

export const processing = (change: object = {}): ExaminationOptions => {
  const fine = {
    ...exchangeDefaults,
    deleteSubject: false,
    addOrganizerToSubject: false,
    deleteComments: false,
    removePrivateProperty: false,
  };
  const reply = parseProcessingSettings({ ...cmdletSettings(fine), ...change });
  if (reply.kind === 'invalid') throw new Error(reply.problem);
  const file: ProcessingFile = { path: 'processing.json', settings: reply.settings };
  return { deps: { processing: file } };
};
export const writing: ExaminationOptions = { deps: { mayWrite: true } };
const policied = (policy: Partial<Policy>): ExaminationOptions => ({ config: { policy: { ...defaultPolicy, ...policy } } });
export const nearby = (...names: readonly string[]): ExaminationOptions =>
  policied({ nearbyRooms: names.map((name) => ({ address: `${name}@contoso.com`, name })) });
export const organizersOn: ExaminationOptions = policied({ changeOrganizersEvent: true });
/** Whose mailboxes the app reaches. */
export const scoped = (scope: AppRegistration['scope']): ExaminationOptions => ({ tenant: ({ app }) => app.change({ scope }) });
export const asAda: ExaminationOptions = {
  config: { room: 'ada@contoso.com' },
  tenant: (tenant) => {
    tenant.app.change({ scope: 'everyone' });
    tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
  },
};
export const tlsFails = (code: string): ExaminationOptions => probed({ kind: 'noTls', code });
export const proxy = { HTTP_PROXY: 'http://user:pass@proxy.test:8080' };

export function roomZone(timeZone: string): ExaminationOptions {
  return {
    tenant: (tenant) => {
      const room = tenant.directory.room('aurora@contoso.com');
      if (room) tenant.directory.changeRoom({ ...room, timeZone });
    },
  };
}

export function seriesWith(effect: NewFaultRule['effect']): ExaminationOptions {
  return {
    tenant: (tenant) => {
      const daily = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 5 } } as const;
      createMeetingActs(tenant).writeIntoRoom('aurora@contoso.com', {
        start: '2026-11-18T20:00',
        end: '2026-11-18T20:30',
        recurrence: daily,
      });
      tenant.faults.add({ effect });
    },
  };
}
