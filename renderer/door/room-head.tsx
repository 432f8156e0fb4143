import { useView } from '../state/use-door.tsx';
import { AdministratorEntry, useAdministratorHold } from './administrator-entry.tsx';

/** Longer names are set smaller, on two lines. */
const LONG_NAME = 32;

export function RoomHead() {
  const name = useView(({ room }) => room.name);
  const details = useView(({ room }) => room.details);
  const hold = useAdministratorHold();
  return (
    <header className="room">
      <h2 data-long={name.length > LONG_NAME || undefined} {...hold}>
        {name}
      </h2>
      {details ? <p>{details}</p> : null}
      <AdministratorEntry />
    </header>
  );
}
