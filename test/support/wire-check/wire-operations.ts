/** Everything that Lintel asks of Microsoft, and what each side's body must be. A request for anything else is a violation. */
export interface WireOperation {
  /** The simulator's name for it. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Without version; `{…}` stands for one segment. */
  readonly paths: readonly [string, ...string[]];
  /** Definition of the body that Lintel sends; null: none. */
  readonly sends: string | null;
  /** By status, the definition of the answer; null: no body. */
  readonly answers: Readonly<Record<number, string | null>>;
  /** Statuses of a refusal beside those that any call can get. */
  readonly refuses: readonly number[];
  readonly service: 'graph' | 'signIn';
  /** The fact that describes it. */
  readonly fact: string;
}

const below = (path: string): [string, string] => [`/users/{user}${path}`, `/users/{user}/calendar${path}`];

type Row = Omit<WireOperation, 'service' | 'refuses' | 'sends'> & Partial<Pick<WireOperation, 'refuses' | 'sends'>>;
const graph = (row: Row): WireOperation => ({ sends: null, refuses: [], ...row, service: 'graph' });
const signIn = (row: Row): WireOperation => ({ sends: null, refuses: [], ...row, service: 'signIn' });

const event = (action: string): [string, string] => below(`/events/{event}${action}`);

export const wireOperations: readonly WireOperation[] = [
  graph({ name: 'user.get', method: 'GET', paths: ['/users/{user}'], answers: { 200: 'DirectoryUser' }, fact: '9' }),
  graph({
    name: 'mailboxSettings.get',
    method: 'GET',
    paths: ['/users/{user}/mailboxSettings'],
    answers: { 200: 'RoomMailboxSettings' },
    fact: '2.1.3',
  }),
  graph({
    name: 'places.rooms',
    method: 'GET',
    paths: ['/places/microsoft.graph.room', '/places/graph.room'],
    answers: { 200: 'RoomPage' },
    fact: '5.2.1',
  }),
  graph({
    name: 'place.checkIn',
    method: 'POST',
    paths: ['/places/{place}/checkIns'],
    sends: 'CheckInClaim',
    answers: { 201: 'CheckInClaim' },
    fact: '5.3.1',
  }),
  graph({ name: 'place.get', method: 'GET', paths: ['/places/{place}'], answers: { 200: 'WholePlace' }, fact: '5.2.5' }),
  graph({ name: 'calendarView', method: 'GET', paths: below('/calendarView'), answers: { 200: 'EventPage' }, fact: '1.1.3' }),
  graph({
    name: 'calendarView.delta',
    method: 'GET',
    paths: below('/calendarView/delta'),
    answers: { 200: 'DeltaPage' },
    refuses: [410],
    fact: '1.2.5',
  }),
  graph({ name: 'events.list', method: 'GET', paths: below('/events'), answers: { 200: 'EventPage' }, fact: '2.2.1' }),
  graph({ name: 'event.get', method: 'GET', paths: event(''), answers: { 200: 'WholeEvent' }, fact: '2' }),
  graph({
    name: 'event.create',
    method: 'POST',
    paths: below('/events'),
    sends: 'NewEvent',
    answers: { 201: 'WholeEvent' },
    refuses: [409],
    fact: '3.1.1',
  }),
  graph({
    name: 'event.update',
    method: 'PATCH',
    paths: event(''),
    sends: 'EventPatch',
    answers: { 200: 'WholeEvent' },
    refuses: [412],
    fact: '3.2.1',
  }),
  graph({ name: 'event.delete', method: 'DELETE', paths: event(''), answers: { 204: null }, refuses: [412], fact: '3.2.5' }),
  graph({ name: 'event.cancel', method: 'POST', paths: event('/cancel'), sends: 'Cancel', answers: { 202: null }, fact: '3.2.7' }),
  graph({ name: 'event.accept', method: 'POST', paths: event('/accept'), sends: 'Accept', answers: { 202: null }, fact: '3.2.8' }),
  graph({
    name: 'event.tentativelyAccept',
    method: 'POST',
    paths: event('/tentativelyAccept'),
    sends: 'Decline',
    answers: { 202: null },
    fact: '3.2.8',
  }),
  graph({ name: 'event.decline', method: 'POST', paths: event('/decline'), sends: 'Decline', answers: { 202: null }, fact: '3.2.8' }),
  signIn({
    name: 'token',
    method: 'POST',
    paths: ['/{tenant}/oauth2/v2.0/token'],
    sends: 'TokenForm',
    answers: { 200: 'Token' },
    fact: '6.1',
  }),
  signIn({
    name: 'openIdConfiguration',
    method: 'GET',
    paths: ['/{tenant}/v2.0/.well-known/openid-configuration'],
    answers: { 200: 'OpenIdConfiguration' },
    fact: '6.1',
  }),
  signIn({
    name: 'instanceDiscovery',
    method: 'GET',
    paths: ['/common/discovery/instance'],
    answers: { 200: 'InstanceDiscovery' },
    fact: '6.1',
  }),
];

export interface CoveredOperation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly fact: string;
}

/** The operations whose bodies are checked on both sides, for whoever prints them. */
export const coveredOperations: readonly CoveredOperation[] = wireOperations.map(({ name, method, paths: [path], fact }) => ({
  operation: name,
  method,
  path,
  fact,
}));
