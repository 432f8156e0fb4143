import { liveHistories } from '../support/live-histories.ts';

liveHistories('before the clocks change', 550);
