import { onTestFinished } from 'vitest';
import { createCoordinatorLine } from '../../../../shared/engine/line/create-coordinator-line.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createTestKey } from '../../../support/line-door.ts';
import { createScriptedCoordinator, type ScriptedLine } from '../../../support/scripted-coordinator.ts';

interface DoorOptions {
  readonly enrolmentToken?: string | null;
  readonly onHello?: (line: ScriptedLine) => void;
  readonly random?: () => number;
}

/** A door's line to a scripted coordinator; what it tells is written down, one word or two a piece. */
export async function openDoorLine({ enrolmentToken = null, onHello = (line) => line.welcome(), random = () => 0.5 }: DoorOptions = {}) {
  const clock = createDrivenClock(Date.parse('2026-03-02T09:00:00Z'), { pump: 8 });
  const coordinator = createScriptedCoordinator(clock, onHello);
  const key = createTestKey();
  const logged: string[] = [];
  const log = (event: string, fields: object = {}): void => void logged.push([event, ...Object.values(fields)].join(' '));
  const urls: string[] = [];
  const line = createCoordinatorLine({
    ...{ clock, random, key, enrolmentToken, version: '1.2.3', address: 'https://lintel.contoso.com/' },
    log: { info: log, warn: log, error: log },
    openSocket(url, signal) {
      urls.push(url);
      return coordinator.network.open(url, signal);
    },
  });
  const told: string[] = [];
  line.watch((event) => told.push(event.kind === 'state' ? event.state : 'changed'));
  const standings: string[] = [];
  line.watchStanding((standing) => standings.push(standing.kind === 'refused' ? `refused ${standing.reason}` : standing.kind));
  onTestFinished(async () => {
    const closing = line.close();
    await clock.settle();
    await closing;
  });
  await clock.settle();
  return { clock, coordinator, line, key, urls, told, standings, logged };
}
