import { checkInStories } from '../support/fault-points/stories/check-in-stories.ts';
import { tellWithFaults } from '../support/fault-points/tell-with-faults.ts';

tellWithFaults(checkInStories);
