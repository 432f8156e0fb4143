import type { RoomSettings } from '../../protocol/room-settings.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { SettingsRecords } from '../store/coordinator-store.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import type { AdmittedStanding, Line } from './line.ts';
import type { LineBook } from './line-book.ts';
import type { LineEnds } from './line-ends.ts';

/** What is said to admitted doors about their rooms. */
export interface Welcomes {
  /** For a line that has just been admitted to its room. Resolves when it is welcomed, or has ended; never rejects. */
  welcome(line: Line): Promise<void>;
  hint(roomId: string): number;
  pushChanged(roomId: string, hasPush: boolean): void;
  settingsChanged(roomId: string): Promise<void>;
}

export interface WelcomesDeps {
  readonly book: LineBook;
  readonly ends: LineEnds;
  readonly held: Set<Line>;
  readonly enrolment: Pick<Enrolment, 'roomOf'>;
  readonly subscriptions: Pick<Subscriptions, 'statusOf'>;
  readonly settings: Pick<SettingsRecords, 'forRoom'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Pick<Log, 'error'>;
}

export function createWelcomes({ book, ends, held, enrolment, subscriptions, settings, clock, log }: WelcomesDeps): Welcomes {
  const roomChanged = () => ({ kind: 'roomChanged', atMs: clock.nowMs() }) as const;

  function welcomeWith(line: Line, standing: AdmittedStanding, read: RoomSettings): void {
    const room = enrolment.roomOf(standing.door.roomId);
    if (room === null) {
      ends.refuse(line, 'revoked');
      return;
    }
    const { newerSettings } = standing;
    const said = newerSettings !== null && newerSettings.version > read.version ? newerSettings : read;
    book.file(line, { ...standing, isWelcomed: true, newerSettings: null, toldVersion: said.version });
    ends.send(line, {
      kind: 'welcome',
      doorId: standing.door.id,
      room: { address: room.address, tenantId: room.tenantId },
      settings: said,
      hasPush: subscriptions.statusOf(room.id).kind === 'subscribed',
    });
    ends.send(line, roomChanged());
  }

  return {
    async welcome(line) {
      const { standing } = line;
      if (standing.kind !== 'admitted') return;
      try {
        const read = await settings.forRoom(standing.door.roomId);
        // It may have ended meanwhile, or been given another room.
        const now = line.standing;
        if (now.kind === 'admitted' && now.door === standing.door && !now.isWelcomed) welcomeWith(line, now, read);
      } catch (error) {
        log.error('settingsUnreadable', { roomId: standing.door.roomId, error });
        ends.cut(line, 'closed'); // the door comes back, and polls until then
      }
    },

    hint(roomId) {
      const text = JSON.stringify(roomChanged());
      let told = 0;
      for (const line of book.ofRoom(roomId)) {
        told += 1;
        // A welcome is followed by a hint of its own.
        if (line.standing.kind === 'admitted' && line.standing.isWelcomed && line.outlet.hint(text)) held.add(line);
      }
      return told;
    },

    pushChanged(roomId, hasPush) {
      for (const line of book.ofRoom(roomId)) {
        if (line.standing.kind === 'admitted' && line.standing.isWelcomed) ends.send(line, { kind: 'push', hasPush });
      }
    },

    async settingsChanged(roomId) {
      const read = await settings.forRoom(roomId);
      for (const line of [...book.ofRoom(roomId)]) {
        const { standing } = line;
        if (standing.kind !== 'admitted') continue;
        // Two changes read at once may come back in either order.
        if (read.version < (standing.toldVersion ?? standing.newerSettings?.version ?? 0)) continue;
        if (standing.isWelcomed) {
          book.file(line, { ...standing, toldVersion: read.version });
          ends.send(line, { kind: 'settings', settings: read });
        } else book.file(line, { ...standing, newerSettings: read });
      }
    },
  };
}
