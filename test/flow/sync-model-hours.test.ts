import { liveHistories } from '../support/live-histories.ts';

liveHistories('in hours', 800);
