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
