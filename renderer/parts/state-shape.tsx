import type { DoorStatus } from '../../shared/view/door-view.ts';

export type Shape = DoorStatus['kind'] | 'staleOccupied';

/** How much of the ring is filled when a meeting starts in so many minutes: never half, which is another sign, and never quite closed. */
const filled = (minutesUntil: number): number => Math.min(0.92, Math.max(0.65, 1 - minutesUntil / 20));

/** The state without colour and without words: each has a silhouette of its own. */
export function StateShape({ shape, minutesUntil = 0 }: { readonly shape: Shape; readonly minutesUntil?: number }) {
  return (
    <svg className="state-shape" viewBox="0 0 100 100" aria-hidden="true">
      {drawing(shape, minutesUntil)}
    </svg>
  );
}

function drawing(shape: Shape, minutesUntil: number) {
  switch (shape) {
    case 'available':
      return <circle className="stroke" cx="50" cy="50" r="41" strokeWidth="15" />;
    case 'startingSoon': {
      const part = filled(minutesUntil) * 100;
      return (
        <>
          <circle className="stroke faint" cx="50" cy="50" r="45" strokeWidth="5" />
          <circle
            className="stroke"
            cx="50"
            cy="50"
            r="39"
            strokeWidth="19"
            pathLength="100"
            strokeDasharray={`${part} 100`}
            transform="rotate(-90 50 50)"
          />
        </>
      );
    }
    case 'awaitingCheckIn':
      return (
        <>
          <circle className="stroke" cx="50" cy="50" r="44" strokeWidth="8" />
          <path className="fill" d="M50 2a48 48 0 0 1 0 96z" />
        </>
      );
    case 'occupied':
      return <circle className="fill" cx="50" cy="50" r="48" />;
    case 'staleOccupied':
      return (
        <>
          <circle className="fill" cx="50" cy="50" r="33" />
          <circle className="stroke" cx="50" cy="50" r="45" strokeWidth="8" pathLength="100" strokeDasharray="12 8" />
        </>
      );
    case 'closed':
      return <rect className="fill" x="2" y="36" width="96" height="28" rx="8" />;
    default:
      return <circle className="stroke" cx="50" cy="50" r="41" strokeWidth="15" pathLength="100" strokeDasharray="15 10" />;
  }
}
