/** An act that cannot be done: what is wrong, field by field, in words for a person. */
export class ActRefusal extends Error {
  override readonly name = 'ActRefusal';
  readonly status: 400 | 404;
  readonly problems: readonly { readonly field: string; readonly message: string }[];

  constructor(status: 400 | 404, problems: ActRefusal['problems']) {
    super(problems.map(({ field, message }) => `${field}: ${message}`).join('; '));
    this.status = status;
    this.problems = problems;
  }
}

export const wrong = (field: string, message: string): ActRefusal => new ActRefusal(400, [{ field, message }]);
export const missing = (field: string, value: string): ActRefusal => new ActRefusal(404, [{ field, message: `there is no '${value}'` }]);
