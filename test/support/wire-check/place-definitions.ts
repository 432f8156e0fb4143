import { type Definitions, objectOf, refTo, type Schema, text, variantOf } from './json-schema.ts';

const url: Schema = { type: 'string', format: 'uri' };

const pageOf = (item: string): Schema =>
  objectOf(
    {
      '@odata.context': url,
      '@odata.count': { type: 'integer', minimum: 0 },
      '@odata.nextLink': url,
      value: { type: 'array', items: refTo(item) },
    },
    { '@odata.context': '5.2.1', value: '5.2.1' },
  );

/** Rooms, and lists of them, alone and on pages. The package of types has no `placeId` yet. */
export function answeredPlaces(microsoft: Definitions): Definitions {
  const own = (kind: string) => ({ '@odata.type': { const: `#microsoft.graph.${kind}`, fact: '5.2.1' }, placeId: text });
  const required = { id: '5.2.6', displayName: '5.2.6', emailAddress: '5.2.6' };
  const whole = { '@odata.context': url };
  const room = (annotations: object): Schema =>
    variantOf(microsoft.Room, { annotations: { ...own('room'), ...annotations }, required: { ...required, placeId: '5.2.5' } });
  const roomList = (annotations: object): Schema =>
    variantOf(microsoft.RoomList, {
      without: ['rooms'],
      annotations: { ...own('roomList'), ...annotations },
      required: { ...required, placeId: '5.2.5' },
    });
  return {
    Place: room({}),
    PlacedRoomList: roomList({}),
    WholeRoom: room(whole),
    WholeRoomList: roomList(whole),
    WholePlace: {
      if: { properties: { '@odata.type': { const: '#microsoft.graph.roomList' } }, required: ['@odata.type'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: refTo('WholeRoomList'),
      else: refTo('WholeRoom'),
    },
    RoomPage: pageOf('Place'),
    RoomListPage: pageOf('PlacedRoomList'),
  };
}
