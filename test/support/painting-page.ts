import type { DoorScreen } from '../../shared/engine/door-engine.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import type { DrivenClock } from './driven-clock.ts';

/** A page must say again that it paints this often. */
const EVERY_MS = 30_000;

/** What a page's frames do: the newest view as it comes, an old one for good, or nothing at all. */
type Painting = 'newest' | 'stuck' | 'black';

export interface PaintingPage {
  /** Follows a screen until another one is followed. */
  attach(screen: DoorScreen): void;
  paint(how: Painting): void;
}

/** Acts as a page before a screen: it says what it painted after each view and every 30 seconds. */
export function createPaintingPage(clock: DrivenClock): PaintingPage {
  let how: Painting = 'newest';
  let attached: DoorScreen | null = null;
  return {
    paint(next) {
      how = next;
    },
    attach(screen) {
      attached = screen;
      let painted: DoorView | null = null;
      const tell = (): void => {
        if (attached === screen && painted && how !== 'black') void screen.run({ kind: 'painted', revision: painted.revision });
      };
      screen.watch((view) => {
        if (how === 'newest' || !painted) painted = view;
        tell();
      });
      const keepTelling = async (): Promise<void> => {
        while (attached === screen) {
          await clock.sleep(EVERY_MS);
          tell();
        }
      };
      void keepTelling();
    },
  };
}
