import { expect, test } from 'vitest';
import { judgeTimeZone } from '../../../shared/doctor/judge-time-zone.ts';

const nowMs = Date.parse('2026-11-18T09:00:00Z');
const judge = (config: string | null, mailbox: string | null, machine = 'Europe/Amsterdam') =>
  judgeTimeZone({ config, mailbox, mailboxNote: 'the mailbox names no zone', machine, nowMs });

test.each<{ config: string | null; mailbox: string | null; code: string; because: string }>([
  {
    config: 'Europe/Amsterdam',
    mailbox: 'W. Europe Standard Time',
    code: 'zoneSame',
    because: 'Windows calls Berlin so, which keeps the same time',
  },
  { config: 'Europe/London', mailbox: 'Greenwich Standard Time', code: 'zonesDiffer', because: 'Reykjavik keeps winter time in summer' },
  { config: null, mailbox: 'Tokyo Standard Time', code: 'zoneSame', because: 'the mailbox alone decides' },
  { config: 'Europe/Paris', mailbox: 'tzone://Microsoft/Custom', code: 'zoneConfigOnly', because: 'Q34: the mailbox says nothing of use' },
  { config: null, mailbox: null, code: 'zoneFromMachine', because: 'nobody says' },
])('$config over $mailbox: $code, because $because', ({ config, mailbox, code }) => {
  expect(judge(config, mailbox).code).toBe(code);
});

test("another zone of the machine's is named, and does not matter", () => {
  expect(judge('Europe/Amsterdam', null, 'UTC').facts?.machineNote).toContain('UTC');
  expect(judge('Europe/Amsterdam', null, 'Europe/Berlin').facts?.machineNote).toBe('');
});

test("the remedy is written in Exchange's own names", () => {
  expect(judge('America/New_York', null).facts?.windowsZone).toBe('Eastern Standard Time');
});
