import type { DoorView } from '../../shared/view/door-view.ts';
import type { DrivenClock } from './driven-clock.ts';

/** Every view that a door's screen is shown, and the wait for one that fits. */
export function createShownViews(clock: Pick<DrivenClock, 'settle' | 'advance'>) {
  const views: DoorView[] = [];
  const view = (): DoorView => {
    const last = views.at(-1);
    if (!last) throw new Error('the door has shown nothing yet');
    return last;
  };

  return {
    show: (shown: DoorView): void => void views.push(shown),
    /** Oldest first. */
    views,
    /** The newest. */
    view,
    /** Drives the clock until the view fits, `withinMs` at most; throws with the last view otherwise. */
    async until(fits: (view: DoorView) => boolean, withinMs = 120_000): Promise<DoorView> {
      await clock.settle();
      for (let waited = 0; !fits(view()) && waited < withinMs; waited += 500) await clock.advance(500);
      if (!fits(view()))
        throw new Error(`not within ${withinMs} ms; last view: ${JSON.stringify({ ...view(), days: undefined }, null, 1)}`);
      return view();
    },
  };
}
