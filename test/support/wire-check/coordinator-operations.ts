import { graph, type WireOperation } from './wire-operation.ts';

/** What a coordinator asks beyond what doors ask: rooms, their free time, subscriptions. */
export const coordinatorOperations: readonly WireOperation[] = [
  graph({
    name: 'places.rooms',
    method: 'GET',
    paths: ['/places/microsoft.graph.room', '/places/graph.room'],
    answers: { 200: 'RoomPage' },
    fact: '5.2.1',
  }),
  graph({
    name: 'places.roomLists',
    method: 'GET',
    paths: ['/places/microsoft.graph.roomList'],
    answers: { 200: 'RoomListPage' },
    fact: '5.2.1',
  }),
  graph({
    name: 'places.roomsOfList',
    method: 'GET',
    paths: ['/places/{place}/microsoft.graph.roomList/rooms'],
    answers: { 200: 'RoomPage' },
    fact: '5.2.1',
  }),
  graph({
    name: 'schedule.get',
    method: 'POST',
    paths: ['/users/{user}/calendar/getSchedule'],
    sends: 'ScheduleQuestion',
    answers: { 200: 'ScheduleAnswer' },
    fact: '5.1.1',
  }),
  graph({
    name: 'subscription.create',
    method: 'POST',
    paths: ['/subscriptions'],
    sends: 'NewSubscription',
    answers: { 201: 'NewlySubscribed' },
    refuses: [409],
    fact: '7.1.1',
  }),
  graph({ name: 'subscriptions.list', method: 'GET', paths: ['/subscriptions'], answers: { 200: 'SubscriptionPage' }, fact: '7.1.5' }),
  graph({
    name: 'subscription.get',
    method: 'GET',
    paths: ['/subscriptions/{subscription}'],
    answers: { 200: 'Subscribed' },
    fact: '7.1.5',
  }),
  graph({
    name: 'subscription.renew',
    method: 'PATCH',
    paths: ['/subscriptions/{subscription}'],
    sends: 'SubscriptionRenewal',
    answers: { 200: 'Subscribed' },
    fact: '7.1.5',
  }),
  graph({
    name: 'subscription.reauthorize',
    method: 'POST',
    paths: ['/subscriptions/{subscription}/reauthorize'],
    answers: { 204: null },
    fact: '7.1.5',
  }),
  graph({
    name: 'subscription.delete',
    method: 'DELETE',
    paths: ['/subscriptions/{subscription}'],
    answers: { 204: null },
    fact: '7.1.5',
  }),
];
