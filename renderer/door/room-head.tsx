import { useView } from '../state/use-door.tsx';

/** Longer names are set smaller, on two lines. */
const LONG_NAME = 32;

export function RoomHead() {
  const name = useView(({ room }) => room.name);
  const details = useView(({ room }) => room.details);
  return (
    <header className="room">
      <h2 data-long={name.length > LONG_NAME || undefined}>{name}</h2>
      {details ? <p>{details}</p> : null}
    </header>
  );
}
