/** The instant of a time on the wall of the room, on the day that most stories play on. */
export const at = (time: string, day = '2026-11-18'): number => Date.parse(`${day}T${time}:00+01:00`);
