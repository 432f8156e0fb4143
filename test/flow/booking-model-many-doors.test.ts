import { interleave } from '../support/booking-model/interleave.ts';

interleave('many doors', 850);
