import type { LineState } from '../../domain/line-state.ts';
import type { LineRefusal } from '../../protocol/coordinator-line.ts';
import type { Log } from '../../runtime/log.ts';
import type { DoorStanding } from './coordinator-line.ts';
import type { LineNews } from './serve-line.ts';
import { createWatched, type Watched } from './watched.ts';

/** What the lines so far have told, and what of it still holds. */
export interface LineKnowledge {
  readonly state: Watched<LineState>;
  readonly standing: Watched<DoorStanding>;
  /** Answers to questions belong to who asked, and are left to the caller. */
  heard(news: Exclude<LineNews, { readonly kind: 'answer' }>): void;
  /** The line is gone. A refusal stands until a coordinator says otherwise, a code does not. */
  ended(refusal: LineRefusal | null): void;
}

export function createLineKnowledge(onRoomChanged: () => void, log: Log): LineKnowledge {
  const state = createWatched<LineState>('down');
  const standing = createWatched<DoorStanding>({ kind: 'unreachable' });

  return {
    state,
    standing,
    heard(news) {
      const known = standing.get();
      if (news.kind === 'enrolling') return standing.set(news);
      if (news.kind === 'welcome') {
        const { doorId, room, settings, hasPush } = news;
        log.info('lineUp', { doorId, hasPush });
        standing.set({ kind: 'enrolled', doorId, room, settings });
        return state.set(hasPush ? 'push' : 'up'); // a hint follows, by the contract
      }
      if (known.kind !== 'enrolled') return; // nothing else is meant for a door that is not let in
      switch (news.kind) {
        case 'roomChanged':
          return onRoomChanged();
        case 'settings':
          return standing.set({ ...known, settings: news.settings });
        case 'push': {
          if (news.hasPush === (state.get() === 'push')) return;
          log.info('linePush', { hasPush: news.hasPush });
          state.set(news.hasPush ? 'push' : 'up');
          return news.hasPush ? onRoomChanged() : undefined; // nobody knows what was missed
        }
      }
    },
    ended(refusal) {
      const known = standing.get();
      state.set('down');
      if (refusal === null) {
        if (known.kind === 'enrolled' || known.kind === 'enrolling') log.warn('lineLost');
        if (known.kind !== 'refused') standing.set({ kind: 'unreachable' });
      } else if (known.kind !== 'refused' || known.reason !== refusal) {
        log.warn('lineRefused', { reason: refusal });
        standing.set({ kind: 'refused', reason: refusal });
      }
    },
  };
}
