import type { LeftOut } from './coverage/numbered.ts';

const administrator = 'done by an administrator outside Graph';

const each = (numbers: readonly string[], reason: string): readonly LeftOut[] => numbers.map((number) => ({ number, reason }));

/** Facts without a test, and why. A fact that gets a test has to leave this list. */
export const leftOutFacts: readonly LeftOut[] = [
  { number: '1.2.19', reason: 'a delta over events, not asked for: the calendar view’s is (D2)' },
  { number: '1.3.7', reason: 'says where a service exists; nothing of Lintel turns on it' },
  { number: '1.4.5', reason: 'ids are never translated: one format throughout [1.4.1]' },
  { number: '2.1.2', reason: 'the list of zones is not asked for; times are asked for in UTC [2.1.5]' },
  { number: '2.2.2', reason: 'own data is an extended property [2.2.1]' },
  { number: '3.2.6', reason: 'not used: what a door removes stays where an administrator finds it' },
  { number: '4.3', reason: 'says what Graph cannot do; the doctor tells the administrator' },
  { number: '4.4', reason: 'what people see of a room’s calendar in Outlook' },
  { number: '5.1.8', reason: 'not for app credentials' },
  { number: '5.2.7', reason: 'a beta of old, for which there is the list of rooms [5.2.2]' },
  { number: '7.5.2', reason: 'notifications carry no meeting data (D11)' },
  ...each(['7.6.1', '7.6.2'], 'Event Hubs are not used, and firewalls are the administrator’s'),
  { number: '8.2', reason: 'a limit over all tenants of an app, beyond any one organisation' },
  ...each(['8.5', '8.6'], 'nothing is batched; the gateway refuses it (D9)'),
  { number: '8.7', reason: 'connections belong to the platform’s fetch, which offers no say in them' },
  ...each(['9.1', '9.4'], administrator),
];
