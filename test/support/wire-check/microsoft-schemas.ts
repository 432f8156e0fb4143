import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Generator from 'ts-json-schema-generator';
import type { Definitions } from './json-schema.ts';

/** The types of `@microsoft/microsoft-graph-types` that cross the wire; what they refer to comes with them. */
const wireTypes = [
  'ChangeNotificationCollection',
  'Event',
  'MailboxSettings',
  'Room',
  'RoomList',
  'ScheduleInformation',
  'Subscription',
  'User',
] as const;

const modules = join(import.meta.dirname, '../../../node_modules');
const types = join(modules, '@microsoft/microsoft-graph-types');

const versionOf = (folder: string): string => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

function generate(): Definitions {
  // Required only when needed: it brings a whole compiler along.
  const { createGenerator } = createRequire(import.meta.url)('ts-json-schema-generator') as typeof Generator;
  const generator = createGenerator({ path: join(types, 'microsoft-graph.d.ts'), jsDoc: 'none', skipTypeCheck: true });
  const { definitions }: { readonly definitions?: unknown } = generator.createSchema([...wireTypes]);
  return definitions as Definitions;
}

/** JSON schemas of Microsoft's own types, generated from the package (3 s) and kept until a version changes. */
export function readMicrosoftSchemas(): Definitions {
  const versions = [versionOf(types), versionOf(join(modules, 'ts-json-schema-generator')), ...wireTypes];
  const folder = join(modules, '.cache/lintel');
  const file = join(folder, `graph-schemas-${versions.join('-')}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const definitions = generate();
    mkdirSync(folder, { recursive: true });
    // Test files run side by side: whole or not there.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(definitions));
    renameSync(draft, file);
    return definitions;
  }
}
