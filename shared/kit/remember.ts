/**
 * Keeps the answers of a pure function that is asked the same again and again, and forgets them all when there are `limit`.
 * For what costs more to work out than to look up: dates in zones, printed times.
 */
export function remember<Args extends readonly (string | number)[], Answer>(
  limit: number,
  answerTo: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const answers = new Map<string, Answer>();
  return (...args) => {
    const key = args.join(' ');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = answerTo(...args);
    if (answers.size >= limit) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
