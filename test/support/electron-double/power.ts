import { EventEmitter } from 'node:events';

/** Never sleeps and never wakes. */
export const powerMonitor = new EventEmitter();

export const powerSaveBlocker = {
  start: (_kind: 'prevent-app-suspension' | 'prevent-display-sleep'): number => 1,
};
