import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedSwitches } from '../../../shared/simulator/tenant/switches.ts';
import { projectRoot } from '../coverage/run-vitest.ts';
import type { Breakage } from './breakage.ts';

const file = 'shared/simulator/tenant/switches.ts';

/** The other position of a switch, as source. */
function flipped(source: string): string {
  if (source === 'true') return 'false';
  if (source === 'false') return 'true';
  if (source === '400') return '409';
  if (source === '[]') return "['Calendars.ReadWrite']";
  if (source.startsWith("'")) return 'null';
  if (Number.isFinite(Number(source))) return source === '1' ? '2' : '1';
  throw new Error(`${file}: nobody knows the other position of ${source}`);
}

/** One for each switch there is, so that a new one is flipped too. */
export function switchBreakages(): readonly Breakage[] {
  const source = readFileSync(join(projectRoot, file), 'utf8');
  return Object.keys(documentedSwitches).map((name) => {
    const [text = '', value = ''] = new RegExp(`^  ${name}: (.+),$`, 'm').exec(source) ?? [];
    return {
      rule: `switch ${name}`,
      file,
      text,
      instead: `  ${name}: ${flipped(value)},`,
      tests: [
        'test/unit/simulator/graph',
        'test/unit/simulator/login',
        'test/contract/facts/simulator',
        'test/unit/simulator/subscriptions',
      ],
    };
  });
}
