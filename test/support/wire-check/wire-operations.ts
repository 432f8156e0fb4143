import { coordinatorOperations } from './coordinator-operations.ts';
import { graph, signIn, type WireOperation } from './wire-operation.ts';

const below = (path: string): [string, string] => [`/users/{user}${path}`, `/users/{user}/calendar${path}`];
const event = (action: string): [string, string] => below(`/events/{event}${action}`);

/** Everything that Lintel asks of Microsoft. A request for anything else is a violation. */
export const wireOperations: readonly WireOperation[] = [
  ...coordinatorOperations,
  graph({ name: 'user.get', method: 'GET', paths: ['/users/{user}'], answers: { 200: 'DirectoryUser' }, fact: '9' }),
  graph({
    name: 'mailboxSettings.get',
    method: 'GET',
    paths: ['/users/{user}/mailboxSettings'],
    answers: { 200: 'RoomMailboxSettings' },
    fact: '2.1.3',
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
