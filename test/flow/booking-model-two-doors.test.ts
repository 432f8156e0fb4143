import { interleave } from '../support/booking-model/interleave.ts';

interleave('two doors', 850);
