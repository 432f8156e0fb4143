import type { LineState, ScreenBridge } from '../../../../renderer/bridge/screen-bridge.ts';
import { createDoorStore } from '../../../../renderer/state/door-store.ts';
import { createPageClock } from '../../../../renderer/state/page-clock.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../../shared/protocol/door-command.ts';
import type { DoorView } from '../../../../shared/view/door-view.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createDrivenLater } from '../../../support/driven-later.ts';

/** A page’s store, on a clock that the test drives, and a host that shows and answers what the test says. */
export function startStore() {
  const clock = createDrivenClock(0);
  const later = createDrivenLater(clock);
  const sent: DoorCommand[] = [];
  let show: (view: DoorView) => void = () => {};
  let tellLine: (line: LineState) => void = () => {};
  let answer: (result: CommandResult) => void = () => {};
  const bridge: ScreenBridge = {
    watch: (onView) => {
      show = onView;
      return () => {};
    },
    watchLine: (onLine) => {
      tellLine = onLine;
      return () => {};
    },
    send: (command) => {
      sent.push(command);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  };
  const pageClock = createPageClock({ wallMs: clock.nowMs, monotonicMs: clock.monotonicMs });
  const store = createDoorStore(bridge, later, pageClock);
  return {
    store,
    clock,
    sent,
    show: (view: DoorView) => show(view),
    tellLine: (line: LineState) => tellLine(line),
    answer: (result: CommandResult) => answer(result),
  };
}
