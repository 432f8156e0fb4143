import type { AuditRecord } from '../../shared/engine/audit/audit-record.ts';
import type { DoorEngineDeps } from '../../shared/engine/door-engine-deps.ts';
import { noLine } from '../../shared/engine/line/room-line.ts';
import type { RecordFile } from '../../shared/runtime/record-file.ts';
import { createMemoryDocument } from './memory-document.ts';

/** What a door without any PIN or coordinator is handed, beside what a test is about. */
export function unattended(): Pick<DoorEngineDeps, 'pins' | 'pinTries' | 'audit' | 'leaveKiosk' | 'checkIns' | 'line'> {
  return {
    pins: { kinds: [], identify: async () => null },
    pinTries: createMemoryDocument(),
    checkIns: createMemoryDocument(),
    audit: createMemoryRecords(),
    leaveKiosk: null,
    line: noLine,
  };
}

/** Records in memory, as the lines that a disk would hold. */
export function createMemoryRecords(): RecordFile & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  return {
    lines,
    async append(record) {
      lines.push(JSON.stringify(record));
    },
    read: async () => lines.map((line) => `${line}\n`).join(''),
  };
}

/** A door with PINs, known again without scrypt's price. */
export function attended(pins: { readonly administrator?: string; readonly action?: string }) {
  const kinds = (['administrator', 'action'] as const).filter((kind) => pins[kind] !== undefined);
  const audit = createMemoryRecords();
  const records = (): AuditRecord[] => audit.lines.map((line) => JSON.parse(line) as AuditRecord);
  const staff: ReturnType<typeof unattended> = {
    ...unattended(),
    audit,
    pins: { kinds, identify: async (pin, among) => kinds.find((kind) => among.includes(kind) && pins[kind] === pin) ?? null },
  };
  return { staff, records };
}
