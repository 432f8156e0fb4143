import type { RoomState } from './tenant-state.ts';

export function RoomHead({ room, axisZone }: { readonly room: RoomState; readonly axisZone: string }) {
  return (
    <div className="room-head" title={room.address}>
      <h2>
        {room.name} <small>{room.capacity} seats</small>
      </h2>
      <p>
        {room.building}, {room.floor === 0 ? 'ground floor' : `floor ${room.floor}`}
      </p>
      {room.ianaZone !== axisZone && <p className="zone">its clock: {room.ianaZone}</p>}
    </div>
  );
}
