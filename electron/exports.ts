import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Session } from 'electron';
import type { Log } from '../shared/runtime/log.ts';

export interface ExportsDeps {
  readonly session: Pick<Session, 'on'>;
  /** Where the files go; made when the first one comes. */
  readonly folder: string;
  readonly log: Log;
}

/**
 * What the page itself made (the audit log) is saved into one folder without asking: a kiosk has no place for a dialog.
 * Nothing is downloaded from anywhere else.
 */
export function keepExports({ session, folder, log }: ExportsDeps): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:')) {
      event.preventDefault();
      log.warn('downloadRefused', {});
      return;
    }
    const path = join(folder, basename(item.getFilename()));
    mkdirSync(folder, { recursive: true });
    item.setSavePath(path);
    item.once('done', (_event, state) => {
      if (state === 'completed') log.info('exportSaved', { path });
      else log.error('exportFailed', { path, state });
    });
  });
}
