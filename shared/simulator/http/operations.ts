import { calendarViewOperation } from '../graph/calendar-view-operation.ts';
import { deltaOperation } from '../graph/delta-operation.ts';
import { placeCheckInOperations } from '../graph/place-check-in-operations.ts';
import { placeOperations } from '../graph/place-operations.ts';
import { readEventOperations } from '../graph/read-event-operations.ts';
import { respondOperations } from '../graph/respond-operations.ts';
import { scheduleOperation } from '../graph/schedule-operation.ts';
import { subscriptionOperations } from '../graph/subscription-operations.ts';
import { userOperations } from '../graph/user-operations.ts';
import { writeEventOperations } from '../graph/write-event-operations.ts';
import { discoveryOperations } from '../login/discovery-operations.ts';
import { tokenOperation } from '../login/token-operation.ts';
import type { Operation } from './call.ts';

export const signInOperations: readonly Operation[] = [...discoveryOperations, tokenOperation];

export const graphOperations: readonly Operation[] = [
  ...userOperations,
  ...placeOperations,
  ...placeCheckInOperations,
  calendarViewOperation,
  deltaOperation,
  ...readEventOperations,
  ...writeEventOperations,
  ...respondOperations,
  scheduleOperation,
  ...subscriptionOperations,
];
