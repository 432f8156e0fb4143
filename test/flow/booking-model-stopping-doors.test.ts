import { interleave } from '../support/booking-model/interleave.ts';

interleave('doors that stop while they decide', 850);
