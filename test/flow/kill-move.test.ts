import { moveStories } from '../support/fault-points/stories/move-stories.ts';
import { tellWithFaults } from '../support/fault-points/tell-with-faults.ts';

tellWithFaults(moveStories);
