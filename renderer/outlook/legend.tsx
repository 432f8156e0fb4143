import { LockMark } from './marks.tsx';

const looks = [
  { look: 'accepted', words: 'accepted' },
  { look: 'tentative', words: 'not answered yet, or tentative' },
  { look: 'door', words: 'booked at the door' },
  { look: 'free', words: 'shown as free' },
  { look: 'cancelled', words: 'cancelled' },
] as const;

export const Legend = () => (
  <ul className="legend" aria-label="What the colours mean">
    {looks.map(({ look, words }) => (
      <li key={look} data-look={look}>
        <span className="swatch" />
        {words}
      </li>
    ))}
    <li>
      <LockMark />
      private
    </li>
    <li className="tip">Draw to book, drag to move</li>
  </ul>
);
