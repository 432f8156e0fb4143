/** The frame of light round the glass. A hundred dashes whatever the size, so that none is cut at a corner. */
export function Frame({ isDashed }: { readonly isDashed: boolean }) {
  return (
    <svg className="frame" aria-hidden="true">
      <rect className={isDashed ? 'dashed' : ''} pathLength="200" />
    </svg>
  );
}
