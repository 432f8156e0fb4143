import { othersStories } from '../support/fault-points/stories/others-stories.ts';
import { tellWithFaults } from '../support/fault-points/tell-with-faults.ts';

tellWithFaults(othersStories);
