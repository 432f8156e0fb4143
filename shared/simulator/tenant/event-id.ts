/** Names one event inside its mailbox: an item, or one date of a series. */
export interface EventRef {
  readonly key: number;
  readonly date: string | null;
}
export type IdFormat = 'rest' | 'immutable';

const prefixes: Readonly<Record<IdFormat, string>> = { rest: 'AAMkAD', immutable: 'AAkALg' };
const pattern = /^(?:AAMkAD|AAkALg)([0-9a-f]{8})BGAAAAAA([0-9a-z]{6,})([bB])([_-])(\d{8})AAA=$/;

const mailboxCode = (mailboxId: string): string => mailboxId.replaceAll('-', '').slice(0, 8);

/** Neighbours differ only in the case of one letter, or in a dash for an underscore (fact 1.4.6, Q28), and ids of two mailboxes never meet (section 2, `id`). */
export function eventIdOf(mailboxId: string, ref: EventRef, format: IdFormat): string {
  const serial = Math.floor(ref.key / 4)
    .toString(36)
    .padStart(6, '0');
  const letter = ref.key % 2 === 0 ? 'b' : 'B';
  const dash = ref.key % 4 < 2 ? '_' : '-';
  return `${prefixes[format]}${mailboxCode(mailboxId)}BGAAAAAA${serial}${letter}${dash}${ref.date?.replaceAll('-', '') ?? '00000000'}AAA=`;
}

/** `malformed` is no id at all; `foreign` belongs to another mailbox. Both formats are read (fact 1.4.3). */
export function parseEventId(mailboxId: string, id: string): EventRef | 'malformed' | 'foreign' {
  const parts = pattern.exec(id);
  if (!parts) return 'malformed';
  const [, code = '', serial = '', letter, dash, day = ''] = parts;
  if (code !== mailboxCode(mailboxId)) return 'foreign';
  const date = day === '00000000' ? null : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return { key: Number.parseInt(serial, 36) * 4 + (letter === 'b' ? 0 : 1) + (dash === '_' ? 0 : 2), date };
}

export function changeKeyOf(mailboxId: string, version: number): string {
  return `DwAAABYAAAB${mailboxCode(mailboxId)}${version.toString(36).padStart(10, '0')}A==`;
}
