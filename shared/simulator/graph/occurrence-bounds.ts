import { type Instance, instancesIn } from '../tenant/instances.ts';
import { ianaZoneOf, localDateOf } from '../tenant/zones.ts';
import { refuse } from './graph-refusal.ts';

const YEAR_MS = 366 * 86_400_000;

/** Fact 3.2.3: an occurrence may not be moved onto or past its neighbour's day. */
export function checkOccurrenceBounds({ item, date, content }: Instance, startMs: number): void {
  if (date === null) return;
  const zone = content.isAllDay ? 'UTC' : (ianaZoneOf(item.timeZone) ?? 'UTC');
  const around = { startMs: Math.min(content.startMs, startMs) - YEAR_MS, endMs: Math.max(content.endMs, startMs) + YEAR_MS };
  const others = instancesIn(item, around).filter((other) => other.date !== date);
  const wanted = localDateOf(startMs, zone);
  const isPast = others.some((other) => {
    const theirs = localDateOf(other.content.startMs, zone);
    return (other.date ?? '') < date ? wanted <= theirs : wanted >= theirs;
  });
  if (isPast) throw refuse.crossesBoundary();
}
