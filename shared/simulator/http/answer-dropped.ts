/** The connection ended without an answer: what `fetch` calls a TypeError; a served tenant drops the socket. */
export class AnswerDropped extends TypeError {
  constructor() {
    super('fetch failed');
  }
}
