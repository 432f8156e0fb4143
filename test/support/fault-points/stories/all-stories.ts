import { bookingStories } from './booking-stories.ts';
import { changeStories } from './change-stories.ts';
import { checkInStories } from './check-in-stories.ts';
import { moveStories } from './move-stories.ts';
import { othersStories } from './others-stories.ts';

export const allStories = [...bookingStories, ...changeStories, ...othersStories, ...moveStories, ...checkInStories];
