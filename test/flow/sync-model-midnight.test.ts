import { liveHistories } from '../support/live-histories.ts';

liveHistories('before midnight', 500);
