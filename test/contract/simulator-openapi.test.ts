import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { booking, createSimulatedWorld, invitation, roomPath, type SimulatedWorld, week } from '../unit/simulator/simulated-world.ts';

/** Microsoft's description is not part of the project; where it is not at hand this says so and checks nothing. */
const reference = process.env.LINTEL_GRAPH_REFERENCE ?? join(import.meta.dirname, '../../../shared/graph');
const slice = join(reference, 'openapi/graph-v1.0-rooms-slice.json');
const isAtHand = existsSync(slice);
if (!isAtHand) process.stderr.write(`SKIPPED: no Graph reference at ${slice}; the simulator is not held to Microsoft's schemas\n`);

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const schemas: Readonly<Record<string, Schema>> = isAtHand ? JSON.parse(readFileSync(slice, 'utf8')).components.schemas : {};

/** A schema and all that it stands on. */
function layers(schema: Schema | undefined): Schema[] {
  if (!schema) return [];
  if (schema.$ref) return layers(schemas[schema.$ref.split('/').at(-1) ?? '']);
  return [schema, ...[...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(layers)];
}

/** JSON paths of properties that the schema does not have. */
function strangers(value: unknown, schema: Schema | undefined, path: string): string[] {
  if (Array.isArray(value)) {
    const items = layers(schema).find((layer) => layer.items)?.items;
    return value.flatMap((item, index) => strangers(item, items, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const known = layers(schema).flatMap((layer) => Object.entries(layer.properties ?? {}));
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name.startsWith('@')) return [];
    const property = known.find(([own]) => own === name);
    return property ? strangers(inner, property[1], `${path}.${name}`) : [`${path}.${name}`];
  });
}

const held = (body: unknown, name: string): string[] => strangers(body, { $ref: `#/${name}` }, '$');
const eachHeld = (body: { value: unknown[] }): string[] => body.value.flatMap((item) => held(item, 'microsoft.graph.event'));

describe.skipIf(!isAtHand)("the simulator's answers hold only properties that Microsoft describes", () => {
  let world: SimulatedWorld;
  let created: { id: string };

  beforeAll(async () => {
    world = await createSimulatedWorld();
    world.acts.create(
      invitation('06:00', '06:30', {
        attendees: ['bram@contoso.com'],
        online: true,
        body: 'Notes',
        recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd' } },
      }),
    );
    world.tenant.directory.changeRoom({
      ...world.tenant.directory.rooms()[0]!,
      settings: { ...world.tenant.directory.rooms()[0]!.settings, enforceSchedulingHorizon: false },
    });
    world.tenant.settleAttendant();
    created = (
      await world.call(
        'POST',
        `${roomPath}/events`,
        booking('10:00', '11:00', {
          transactionId: 'one',
          singleValueExtendedProperties: [{ id: 'String {00020329-0000-0000-c000-000000000046} Name lintel', value: '1' }],
        }),
      )
    ).body;
  });

  test('a user', async () => expect(held((await world.get(roomPath)).body, 'microsoft.graph.user')).toEqual([]));

  test('mailbox settings', async () =>
    expect(held((await world.get(`${roomPath}/mailboxSettings`)).body, 'microsoft.graph.mailboxSettings')).toEqual([]));

  test('calendarView', async () => {
    const { body } = await world.get(
      `${roomPath}/calendarView?${week}&$top=100&$expand=singleValueExtendedProperties($filter=id eq 'String {00020329-0000-0000-c000-000000000046} Name lintel')`,
    );
    expect(body.value).toHaveLength(8);
    expect(eachHeld(body)).toEqual([]);
  });

  test('delta', async () => {
    const { body } = await world.get(`${roomPath}/calendarView/delta?${week}`, { prefer: 'odata.maxpagesize=50' });
    expect(body.value).toHaveLength(9);
    expect(eachHeld(body)).toEqual([]);
  });

  test('events, one and many, with their recurrence', async () => {
    const { body } = await world.get(`${roomPath}/events`);
    expect(body.value.some((event: { type: string }) => event.type === 'seriesMaster')).toBe(true);
    expect(eachHeld(body)).toEqual([]);
    expect(held((await world.get(`${roomPath}/events/${created.id}`)).body, 'microsoft.graph.event')).toEqual([]);
    expect(held(created, 'microsoft.graph.event')).toEqual([]);
  });

  test('errors', async () => {
    const { body } = await world.get(`${roomPath}/events/nonsense`);
    expect(held(body, 'microsoft.graph.ODataErrors.ODataError')).toEqual([]);
  });

  test('and the check can fail', () => {
    expect(held({ subject: 'x', titel: 'y', start: { datetime: 'z' } }, 'microsoft.graph.event')).toEqual(['$.titel', '$.start.datetime']);
  });
});
