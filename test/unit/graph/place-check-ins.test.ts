import { expect, test } from 'vitest';
import type { GraphCall, GraphTransport } from '../../../shared/graph/graph-transport.ts';
import { createPlaceCheckIns } from '../../../shared/graph/place-check-ins.ts';

const { signal } = new AbortController();

function asking(place: unknown) {
  const calls: GraphCall[] = [];
  const transport: Pick<GraphTransport, 'call'> = {
    async call(call, schema) {
      calls.push(call);
      return schema.parse(call.method === 'GET' ? place : {});
    },
  };
  const paths = () => calls.map(({ method, target }) => `${method} ${target.kind === 'path' ? target.path : target.url}`);
  return { paths, places: createPlaceCheckIns({ transport: transport as GraphTransport, room: 'aurora@contoso.com' }) };
}

test.each([
  { place: { id: 'moved', placeId: 'stable' }, used: 'stable', because: 'the id of a place may change' },
  { place: { id: 'only' }, used: 'only', because: 'not every answer has another' },
  { place: { id: 'only', placeId: 7 }, used: 'only', because: 'what is no text is no id' },
])('[5.2.5] a check-in goes to the place $used: $because', async ({ place, used }) => {
  const { paths, places } = asking(place);
  await places.checkInAtPlace('uid', signal);
  expect(paths()).toEqual(['GET /places/aurora%40contoso.com', `POST /places/${used}/checkIns`]);
});

test('the place is looked up once', async () => {
  const { paths, places } = asking({ id: 'only' });
  await places.checkInAtPlace('one', signal);
  await places.checkInAtPlace('two', signal);
  expect(paths().filter((path) => path.startsWith('GET'))).toHaveLength(1);
});
