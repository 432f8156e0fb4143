import { interleave } from '../support/booking-model/interleave.ts';

interleave('bookings that grow', 850);
