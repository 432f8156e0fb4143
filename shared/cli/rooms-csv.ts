import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import type { RoomPlace } from '../coordinator/enrolment/enrolment.ts';

export type RoomsCsvReply =
  | { readonly kind: 'valid'; readonly places: readonly RoomPlace[] }
  | { readonly kind: 'invalid'; readonly lines: readonly string[] };

/** Reads a CSV with a column `room` and, where wanted, `tenant`; others are left alone. Commas or semicolons, as spreadsheets write them. */
export async function readRoomsCsv(path: string): Promise<RoomsCsvReply> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return invalid(`${path}: found no file that can be read, expected a CSV file`);
  let rows: readonly Readonly<Record<string, string | undefined>>[];
  try {
    const columns = (names: string[]): string[] => names.map((name) => name.trim().toLowerCase());
    rows = parse(text, { bom: true, columns, delimiter: [',', ';'], skip_empty_lines: true, trim: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return invalid(`${path}: ${error.message}`);
  }
  const [first] = rows;
  if (!first) return invalid(`${path}: found no rooms, expected a line for each below the line with the names of the columns`);
  if (first.room === undefined) return invalid(`${path}:1: found the columns ${Object.keys(first).join(', ')}, expected one named room`);
  const lines = rows.flatMap(({ room }, at) =>
    room ? [] : [`${path}: found no room in row ${at + 1}, expected an address or an object id`],
  );
  if (lines.length > 0) return { kind: 'invalid', lines };
  return { kind: 'valid', places: rows.map(({ room = '', tenant }) => ({ room, tenantId: tenant || null })) };
}

const invalid = (line: string): RoomsCsvReply => ({ kind: 'invalid', lines: [line] });
