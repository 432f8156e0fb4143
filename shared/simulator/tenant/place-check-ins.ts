/** What Places was told: somebody came to a meeting (fact 5.3.1). */
interface PlaceCheckIn {
  readonly placeId: string;
  /** The meeting's iCalUId. */
  readonly calendarEventId: string;
  readonly method: string;
  readonly createdMs: number;
}

export interface PlaceCheckIns {
  all(): readonly PlaceCheckIn[];
  add(checkIn: PlaceCheckIn): void;
}

export function createPlaceCheckIns(onChange: () => void): PlaceCheckIns {
  let checkIns: readonly PlaceCheckIn[] = [];
  return {
    all: () => checkIns,
    add(checkIn) {
      checkIns = [...checkIns, checkIn];
      onChange();
    },
  };
}
