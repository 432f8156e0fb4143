import { createMeetingActs } from '../acts/meeting-acts.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { localDateOf } from '../tenant/zones.ts';
import { dayScenarios } from './day-scenarios.ts';
import { dstScenarios } from './dst-scenarios.ts';
import { lively } from './lively.ts';
import type { Scenario } from './scenario.ts';

const scenarios = { lively, ...dayScenarios, ...dstScenarios } satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

export interface LoadedScenario {
  readonly scenario: ScenarioName;
  readonly room: string;
  /** Where to look, for example the night the clocks change; the tenant's clock is left alone. */
  readonly focus: string;
}

/** Empties every calendar, puts the rooms' settings back and plays the scenario; the attendant has done its work when this returns. */
export function loadScenario(tenant: Tenant, name: ScenarioName, roomName = 'aurora@contoso.com'): LoadedScenario {
  tenant.settleAttendant();
  const quirks = tenant.quirks.on();
  for (const quirk of quirks) tenant.quirks.turn(quirk, false);
  for (const box of tenant.mailboxes()) for (const { key } of box.stored()) box.remove(key);
  tenant.notices.clear();
  tenant.directory.resetRooms();
  for (const quirk of quirks) tenant.quirks.turn(quirk, true); // over the settings that were put back
  const room = tenant.directory.room(roomName) ?? tenant.directory.rooms()[0];
  if (!room) throw new Error('a scenario needs a room');
  const nowMs = tenant.clock.nowMs();
  const date = localDateOf(nowMs, 'Europe/Amsterdam');
  const focus = scenarios[name]({ tenant, acts: createMeetingActs(tenant), room: room.address, nowMs, date });
  tenant.settleAttendant();
  return { scenario: name, room: room.address, focus: new Date(focus ?? nowMs).toISOString() };
}
