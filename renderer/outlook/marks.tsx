import type { ReactNode } from 'react';

function Mark({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
}

export const LockMark = () => (
  <Mark>
    <rect x="3" y="7" width="10" height="7" rx="1.5" fill="currentColor" />
    <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
  </Mark>
);

export const SeriesMark = () => (
  <Mark>
    <path d="M13 6.5A5.2 5.2 0 0 0 3.6 5M3 9.5A5.2 5.2 0 0 0 12.4 11" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <path d="M3.2 2v3.4h3.4M12.8 14v-3.4H9.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
  </Mark>
);

export const DoorMark = () => (
  <Mark>
    <path d="M4 14V2.5h8V14M2.5 14h11" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <circle cx="9.6" cy="8.4" r="1.1" fill="currentColor" />
  </Mark>
);
