import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Document } from './document.ts';
import { createJsonDocument } from './json-document.ts';
import type { Log } from './log.ts';
import { createRecordFile, type RecordFile } from './record-file.ts';

/** All that a door keeps on its disk. */
export interface DoorFiles {
  readonly replica: Document;
  readonly journal: Document;
  readonly checkIns: Document;
  readonly pinTries: Document;
  readonly audit: RecordFile;
}

export function openDoorFiles(dataDir: string, log: Log): DoorFiles {
  const document = (name: string): Document => createJsonDocument(join(dataDir, name), { log });
  return {
    replica: document('replica.json'),
    journal: document('journal.json'),
    checkIns: document('check-ins.json'),
    // To a spoilt record of tries nothing is forgiven (E62).
    pinTries: createJsonDocument(join(dataDir, 'pin-tries.json'), { log, brokenAs: 'broken' }),
    audit: createRecordFile(join(dataDir, 'audit.jsonl')),
  };
}

/** What a door keeps of an enrolled room lies apart, so that nothing of one room is ever another's. How often a PIN was guessed is the device's. */
export function openRoomFiles(dataDir: string, room: { readonly address: string; readonly tenantId: string }, log: Log): DoorFiles {
  const { pinTries } = openDoorFiles(dataDir, log);
  return { ...openDoorFiles(join(dataDir, 'rooms', folderOf(room)), log), pinTries };
}

/** For people to recognise, and for no two rooms the same. */
function folderOf({ address, tenantId }: { readonly address: string; readonly tenantId: string }): string {
  const whole = `${tenantId}/${address}`.toLowerCase();
  const name = address
    .toLowerCase()
    .replace(/@.*$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return `${name}-${createHash('sha256').update(whole).digest('hex').slice(0, 12)}`;
}

/** What a door keeps of its coordinator. */
export interface EnrolmentFiles {
  readonly enrolment: Document;
  readonly deviceKey: Document;
}

export function openEnrolmentFiles(dataDir: string, log: Log): EnrolmentFiles {
  const document = (name: string): Document => createJsonDocument(join(dataDir, name), { log });
  return { enrolment: document('enrolment.json'), deviceKey: document('device-key.json') };
}
