const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** `45 min`, `2 h`, `1 h 18 min`, `3 days`. */
export function englishDuration(minutes: number): string {
  if (minutes >= 48 * 60) return plural(Math.floor(minutes / (24 * 60)), 'day', 'days');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** As a length to choose: `15 min`, `1 hour`, `1 h 30 min`. */
export function englishLength(minutes: number): string {
  return minutes > 0 && minutes % 60 === 0 ? plural(minutes / 60, 'hour', 'hours') : englishDuration(minutes);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `7:12`, `0:05`, `1:00:00`. */
export function englishCountdown(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
