import { type Definitions, objectOf, refTo, type Schema, textLike, variantOf } from './json-schema.ts';

const url: Schema = { type: 'string', format: 'uri' };

/** What Lintel asks: at most as many rooms as are documented, and an interval, for null is a 500 [5.1.7]. */
export const sentSchedules: Definitions = {
  ScheduleQuestion: objectOf(
    {
      schedules: { type: 'array', minItems: 1, maxItems: 20, items: textLike(/^[^@\s]+@[^@\s]+$/, '5.1.1'), fact: '5.1.5' },
      startTime: refTo('DateTimeTimeZone'),
      endTime: refTo('DateTimeTimeZone'),
      availabilityViewInterval: { type: 'integer', minimum: 5, maximum: 1440, fact: '5.1.1' },
    },
    { schedules: '5.1.1', startTime: '5.1.1', endTime: '5.1.1', availabilityViewInterval: '5.1.7' },
  ),
};

export function answeredSchedules(microsoft: Definitions): Definitions {
  const told = variantOf(microsoft.ScheduleInformation, { required: { scheduleId: '5.1.3', scheduleItems: '5.1.4' } });
  return {
    ScheduleItem: variantOf(microsoft.ScheduleItem, { required: { status: '5.1.4', start: '5.1.4', end: '5.1.4' } }),
    FreeBusyError: variantOf(microsoft.FreeBusyError, { required: { message: '5.1.6', responseCode: '5.1.6' } }),
    // Either the one or the other [5.1.6].
    ToldSchedule: { ...told, properties: { ...told.properties, availabilityView: textLike(/^[0-4]+$/, '5.1.3') } },
    FailedSchedule: variantOf(microsoft.ScheduleInformation, {
      only: ['scheduleId', 'error', 'scheduleItems'],
      required: { scheduleId: '5.1.6', error: '5.1.6' },
    }),
    Schedule: {
      if: { required: ['error'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: refTo('FailedSchedule'),
      else: refTo('ToldSchedule'),
    },
    ScheduleAnswer: objectOf(
      { '@odata.context': url, value: { type: 'array', items: refTo('Schedule') } },
      { '@odata.context': '5.1.1', value: '5.1.1' },
    ),
  };
}
