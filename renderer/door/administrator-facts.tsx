import type { AdministratorFacts as Facts } from '../../shared/view/door-view.ts';
import { useWords } from '../words/use-words.ts';

/** Device and connection, to be read out over the telephone. */
export function AdministratorFacts({ facts }: { readonly facts: Facts }) {
  const words = useWords().administrator;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="staff-part" tabIndex={0} aria-label={words.factsTitle}>
      <h3>{words.factsTitle}</h3>
      <table>
        <tbody>
          {words.facts(facts).map(({ name, value, isNumber }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-number={isNumber || undefined}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {facts.missedSeries.length > 0 ? (
        <>
          <h3>{words.missedTitle}</h3>
          <ul className="missed">
            {facts.missedSeries.map((series) => (
              <li key={JSON.stringify(series)}>{words.missed(series)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
