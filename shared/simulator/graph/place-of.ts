import type { Room as GraphRoom } from '@microsoft/microsoft-graph-types';
import type { Room } from '../tenant/directory.ts';

/** A room as Places shows it. */
export function placeOf({ id, name, address, building, floor, capacity }: Room): GraphRoom & { readonly '@odata.type': string } {
  return {
    '@odata.type': '#microsoft.graph.room',
    id,
    displayName: name,
    emailAddress: address,
    nickname: name,
    building,
    floorNumber: floor,
    floorLabel: String(floor),
    capacity,
    bookingType: 'standard',
    isWheelChairAccessible: true,
    tags: [],
  };
}
