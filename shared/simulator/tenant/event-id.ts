/** Names one event inside its mailbox: an item, or one date of a series. */
export interface EventRef {
  readonly key: number;
  readonly date: string | null;
}
export type IdFormat = 'rest' | 'immutable';

const prefixes: Readonly<Record<IdFormat, string>> = { rest: 'AAMkAD', immutable: 'AAkALg' };
const pattern = /^(?:AAMkAD|AAkALg)([0-9a-f]{8})BGAAAAAA([0-9a-z]{6,})([bB])_(\d{8})AAA=$/;

const mailboxCode = (mailboxId: string): string => mailboxId.replaceAll('-', '').slice(0, 8);

/** Every two neighbours differ only in the case of one letter (fact 1.4.6), and ids of two mailboxes never meet (section 2, `id`). */
export function eventIdOf(mailboxId: string, ref: EventRef, format: IdFormat): string {
  const serial = Math.floor(ref.key / 2)
    .toString(36)
    .padStart(6, '0');
  const letter = ref.key % 2 === 0 ? 'b' : 'B';
  return `${prefixes[format]}${mailboxCode(mailboxId)}BGAAAAAA${serial}${letter}_${ref.date?.replaceAll('-', '') ?? '00000000'}AAA=`;
}

/** `malformed` is no id at all; `foreign` belongs to another mailbox. Both formats are read (fact 1.4.3). */
export function parseEventId(mailboxId: string, id: string): EventRef | 'malformed' | 'foreign' {
  const parts = pattern.exec(id);
  if (!parts) return 'malformed';
  const [, code = '', serial = '', letter, day = ''] = parts;
  if (code !== mailboxCode(mailboxId)) return 'foreign';
  const date = day === '00000000' ? null : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return { key: Number.parseInt(serial, 36) * 2 + (letter === 'b' ? 0 : 1), date };
}

export function changeKeyOf(mailboxId: string, version: number): string {
  return `DwAAABYAAAB${mailboxCode(mailboxId)}${version.toString(36).padStart(10, '0')}A==`;
}
