import { bookingStories } from '../support/fault-points/stories/booking-stories.ts';
import { tellWithFaults } from '../support/fault-points/tell-with-faults.ts';

tellWithFaults(bookingStories);
