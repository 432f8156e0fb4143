import { interleave } from '../support/booking-model/interleave.ts';

interleave('invitations', 850);
