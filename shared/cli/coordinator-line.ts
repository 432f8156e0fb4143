import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { addressSchema } from '../config/address-schema.ts';

/** `lintel coordinator …`: runs one, or tells a running one something. A null config takes everything from the environment. */
export type CoordinatorInvocation =
  | { readonly kind: 'coordinator'; readonly configPath: string | null }
  | {
      readonly kind: 'coordinatorAct';
      readonly configPath: string | null;
      /** Where the coordinator is reached, when not where its configuration says; null goes by that. */
      readonly address: string | null;
      readonly act: CoordinatorAct;
    };

/** What staff may do from a terminal. Rooms by their address or object id; a null tenant where that says enough. */
export type CoordinatorAct =
  | { readonly kind: 'status'; readonly asJson: boolean }
  | {
      readonly kind: 'enrol';
      readonly code: string;
      readonly room: string;
      readonly tenantId: string | null;
      /** The id of the door that the new one takes over from. */
      readonly replaces: string | null;
    }
  /** `isTakingBack`: with what it holds in other rooms. */
  | { readonly kind: 'revoke'; readonly doorId: string; readonly isTakingBack: boolean }
  | { readonly kind: 'connect'; readonly room: string; readonly tenantId: string | null }
  | { readonly kind: 'disconnect'; readonly room: string; readonly tenantId: string | null }
  /** All its rooms. */
  | { readonly kind: 'disconnectTenant'; readonly tenantId: string }
  | { readonly kind: 'tokens'; readonly csvPath: string }
  /** A null room means the organisation. Without a file the settings are shown; `isMerged`: as the room's doors get them. */
  | {
      readonly kind: 'settings';
      readonly room: string | null;
      readonly tenantId: string | null;
      readonly filePath: string | null;
      readonly isMerged: boolean;
    };

export type BadUsage = { readonly kind: 'badUsage'; readonly lines: readonly string[] };

const text = { type: 'string' } as const;
const everywhere = { config: text, address: text } as const;

/** Each act with its options, what stands without an option name, and the options it cannot do without. */
const acts = {
  status: { options: { json: { type: 'boolean' } }, operand: null, required: [] },
  enrol: { options: { room: text, tenant: text, replaces: text }, operand: 'the code that the door shows', required: ['room'] },
  revoke: { options: { 'take-back': { type: 'boolean' } }, operand: 'the id of a door, as status shows it', required: [] },
  connect: { options: { tenant: text }, operand: 'the address of a room', required: [] },
  disconnect: { options: { tenant: text }, operand: 'the address of a room', required: [] },
  'disconnect-tenant': { options: {}, operand: 'the id of a tenant, as the configuration has it', required: [] },
  tokens: { options: {}, operand: 'a CSV file with a column room', required: [] },
  settings: { options: { room: text, tenant: text, file: text, merged: { type: 'boolean' } }, operand: null, required: [] },
} as const satisfies Record<
  Exclude<CoordinatorAct['kind'], 'disconnectTenant'> | 'disconnect-tenant',
  { readonly options: ParseArgsOptionsConfig; readonly operand: string | null; readonly required: readonly string[] }
>;

type ActName = keyof typeof acts;
const isAct = (name: string): name is ActName => Object.hasOwn(acts, name);

/** Reads what follows `lintel coordinator`. @throws what `parseArgs` throws */
export function parseCoordinatorLine(args: readonly string[]): CoordinatorInvocation | BadUsage {
  const [name = '', ...rest] = args;
  if (name === '' || name.startsWith('-')) {
    const { values } = parseArgs({ args: [...args], options: { config: text }, strict: true, allowPositionals: false });
    if (values.config === '') return badUsage('--config: found nothing, expected a value');
    return { kind: 'coordinator', configPath: values.config ?? null };
  }
  if (!isAct(name)) return badUsage(`coordinator: found "${name}", expected an option or one of ${Object.keys(acts).join(', ')}`);
  const { options, operand, required } = acts[name];
  const parsed = parseArgs({ args: rest, options: { ...everywhere, ...options }, strict: true, allowPositionals: operand !== null });
  const given = parsed.values as Readonly<Record<string, string | boolean | undefined>>;
  const textOf = (option: string): string | null => (typeof given[option] === 'string' ? given[option] : null);
  const [subject = '', ...more] = parsed.positionals;
  const lines = [
    ...(operand !== null && subject === '' ? [`${name}: found nothing, expected ${operand}`] : []),
    ...more.map((word) => `${name}: found "${word}" as well, expected one thing only`),
    ...Object.keys(given).flatMap((option) => (given[option] === '' ? [`--${option}: found nothing, expected a value`] : [])),
    ...required.flatMap((option) => (given[option] === undefined ? [`--${option}: found nothing, expected a value`] : [])),
  ];
  const address = given.address ? addressSchema.safeParse(given.address) : null; // the staff token goes there
  if (address?.success === false)
    lines.push(
      `--address: found "${given.address}", expected an https address (http only to this machine), such as https://doors.contoso.com`,
    );
  if (given.merged === true && (given.room === undefined || given.file !== undefined))
    lines.push('--merged: goes with --room, and without --file');
  if (name === 'settings' && given.tenant !== undefined && given.room === undefined) lines.push('--tenant: goes with --room');
  if (lines.length > 0) return { kind: 'badUsage', lines };
  const act = actOf(name, subject, textOf, (option) => given[option] === true);
  return { kind: 'coordinatorAct', configPath: textOf('config'), address: address?.data ?? null, act };
}

function actOf(
  name: ActName,
  subject: string,
  textOf: (option: string) => string | null,
  isGiven: (option: string) => boolean,
): CoordinatorAct {
  const tenantId = textOf('tenant');
  switch (name) {
    case 'status':
      return { kind: name, asJson: isGiven('json') };
    case 'enrol':
      return { kind: name, code: subject, room: textOf('room') ?? '', tenantId, replaces: textOf('replaces') };
    case 'revoke':
      return { kind: name, doorId: subject, isTakingBack: isGiven('take-back') };
    case 'connect':
      return { kind: name, room: subject, tenantId };
    case 'disconnect':
      return { kind: name, room: subject, tenantId };
    case 'disconnect-tenant':
      return { kind: 'disconnectTenant', tenantId: subject };
    case 'tokens':
      return { kind: name, csvPath: subject };
    case 'settings':
      return { kind: name, room: textOf('room'), tenantId, filePath: textOf('file'), isMerged: isGiven('merged') };
  }
}

const badUsage = (line: string): BadUsage => ({ kind: 'badUsage', lines: [line] });
