import { liveHistories } from '../support/live-histories.ts';

liveHistories('over a roll', 150, 'longHistories');
