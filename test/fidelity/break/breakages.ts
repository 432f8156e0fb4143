import { accessBreakages } from './access-breakages.ts';
import { arbitrationBreakages } from './arbitration-breakages.ts';
import type { Breakage } from './breakage.ts';
import { notificationBreakages } from './notification-breakages.ts';
import { readingBreakages } from './reading-breakages.ts';
import { switchBreakages } from './switch-breakages.ts';
import { writingBreakages } from './writing-breakages.ts';

/** All, in the order of their numbers: every switch of the simulator, then rules of the client, then what the simulator tells its subscribers. */
export const breakages: readonly Breakage[] = [
  ...switchBreakages(),
  ...readingBreakages,
  ...writingBreakages,
  ...accessBreakages,
  ...arbitrationBreakages,
  ...notificationBreakages,
];
