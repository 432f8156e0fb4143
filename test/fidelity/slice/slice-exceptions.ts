export interface SliceDeviation {
  /** As the slice names it. */
  readonly operation: string;
  readonly at: 'operation' | 'query' | 'requestHeader' | 'requestBody' | 'status' | 'responseHeader' | 'responseBody';
  readonly detail: string;
}

export interface SliceException {
  readonly name: string;
  /** Where the facts, or the slice's own notes, say otherwise. */
  readonly source: string;
  covers(deviation: SliceDeviation): boolean;
}

/** Where the slice is wrong or silent. Each must be needed: one that covers nothing fails. */
export const sliceExceptions: readonly SliceException[] = [
  {
    name: 'the window is left out where a token stands for it',
    source: 'fact 1.2.1, and the descriptions of $deltatoken and $skiptoken in the slice',
    covers: ({ operation, at, detail }) =>
      at === 'query' && operation.endsWith('/calendarView/delta()') && /^(start|end)DateTime is missing$/.test(detail),
  },
  {
    name: 'the immutable id is asked for on every request',
    source: 'fact 1.4.1; the slice names Prefer only where a preference changes the answer',
    covers: ({ operation, at, detail }) =>
      at === 'requestHeader' && operation === 'GET /users/{user-id}' && detail === 'prefer is not described',
  },
  {
    name: 'the members of an answer to an invitation begin with a small letter',
    source: 'facts 3.2.7 and 3.2.8, and the note beside the members in the slice',
    covers: ({ operation, at, detail }) =>
      at === 'requestBody' && /\/(cancel|accept|tentativelyAccept|decline)$/.test(operation) && /\((comment|sendResponse)\)$/.test(detail),
  },
  {
    name: 'the parameters of getSchedule begin with a small letter',
    source: 'fact 5.1.1; the slice has the capitals of the metadata',
    covers: ({ operation, at, detail }) =>
      at === 'requestBody' &&
      operation.endsWith('/getSchedule') &&
      /\((schedules|startTime|endTime|availabilityViewInterval)\)$/.test(detail),
  },
  {
    name: 'an address without a mailbox has no list of items',
    source: 'fact 5.1.6',
    covers: ({ operation, at, detail }) =>
      at === 'responseBody' && operation.endsWith('/getSchedule') && /^\/value\/\d+\/scheduleItems must be array$/.test(detail),
  },
  {
    name: 'a room is a place with more properties',
    source: 'fact 5.2.6; the slice closes the type that rooms derive from',
    covers: ({ operation, at, detail }) =>
      at === 'responseBody' && operation === 'GET /places/{place-id}' && /additional properties \(\w+\)$/.test(detail),
  },
];
