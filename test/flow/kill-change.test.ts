import { changeStories } from '../support/fault-points/stories/change-stories.ts';
import { tellWithFaults } from '../support/fault-points/tell-with-faults.ts';

tellWithFaults(changeStories);
