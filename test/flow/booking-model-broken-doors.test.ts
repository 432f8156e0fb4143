import { interleave } from '../support/booking-model/interleave.ts';

interleave('broken doors', 850);
