import { z } from 'zod';
import { GraphError } from '../../graph/graph-error.ts';
import type { GraphTransport } from '../../graph/graph-transport.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import type { Check, Finding } from '../finding.ts';
import { judgeTimeZone } from '../judge-time-zone.ts';
import type { Patient } from '../patient.ts';

export interface TimeZoneCheckDeps {
  readonly transport: GraphTransport;
  readonly patient: Pick<Patient, 'path'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** IANA; null where the configuration names none. */
  readonly configZone: string | null;
  readonly machineZone: string;
}

const settingsSchema = z.object({ timeZone: z.string().nullish().catch(null), userPurpose: z.string().nullish().catch(null) });

/** The mailbox's own settings [2.1.3]: its zone, and whether it is a room at all. */
export function createTimeZoneCheck({ transport, patient, clock, configZone, machineZone }: TimeZoneCheckDeps): Check {
  const judge = (mailbox: string | null, mailboxNote: string): Finding =>
    judgeTimeZone({ config: configZone, machine: machineZone, nowMs: clock.nowMs(), mailbox, mailboxNote });

  return {
    name: 'timeZone',
    needs: ['room'],
    async run(signal) {
      const target = { kind: 'path', path: patient.path('/mailboxSettings'), query: {} } as const;
      const call = { operation: 'readMailboxSettings', method: 'GET', target, subject: 'mailbox' } as const;
      try {
        const { timeZone, userPurpose } = await transport.call(call, settingsSchema, signal);
        const purpose = userPurpose?.toLowerCase() ?? 'room';
        const notARoom: readonly Finding[] = purpose === 'room' ? [] : [{ code: 'notARoom', facts: { purpose } }];
        return [judge(timeZone || null, 'the mailbox names no zone'), ...notARoom];
      } catch (error) {
        if (!(error instanceof GraphError) || error.kind !== 'forbidden') return [findingOf(error, { roomNotFound: 'calendarMissing' })];
        return [{ ...judge(null, 'the zone of the mailbox may not be read (MailboxSettings.Read)'), ...callOf(error) }];
      }
    },
  };
}

const callOf = (error: GraphError): Pick<Finding, 'call'> => {
  const { call } = findingOf(error);
  return call ? { call } : {};
};
