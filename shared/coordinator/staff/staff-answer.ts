import type { ConfigProblem } from '../../config/config-problem.ts';
import type { EnrolmentRefusal } from '../enrolment/enrolment.ts';

/** What every answer of the staff API that is not 2xx holds. */
export interface StaffError {
  readonly error: {
    readonly code: StaffErrorCode;
    /** For a person: what, and what to do. */
    readonly message: string;
    /** Of `invalidSettings`: each field that is wrong. */
    readonly problems?: readonly ConfigProblem[];
  };
}

export type StaffErrorCode =
  | EnrolmentRefusal
  | 'unauthorized'
  | 'foreignOrigin'
  | 'malformed'
  | 'tooLarge'
  | 'invalidSettings'
  | 'unknownRoom'
  | 'ambiguousRoom'
  | 'unknownPath'
  | 'failed';

const answers: Readonly<Record<StaffErrorCode, { readonly status: number; readonly message: string }>> = {
  unauthorized: { status: 401, message: 'The staff token is missing or wrong.' },
  foreignOrigin: { status: 403, message: 'This does not answer to pages of other sites.' },
  malformed: { status: 400, message: 'The request is malformed.' },
  tooLarge: { status: 413, message: 'The request is too large: send it in parts.' },
  invalidSettings: { status: 400, message: 'The settings are wrong.' },
  unknownRoom: { status: 404, message: 'No such room: status shows those that are connected.' },
  ambiguousRoom: { status: 409, message: 'Several rooms go by this name: give the id that status --json shows.' },
  unknownPath: { status: 404, message: 'There is nothing at this address.' },
  failed: { status: 500, message: 'The coordinator could not do it: its log says why.' },
  unknownCode: { status: 404, message: 'No door shows this code now: read it again from the door.' },
  tooManyTries: { status: 429, message: 'Too many wrong codes were tried: wait up to a quarter of an hour, then try again.' },
  unknownToken: { status: 404, message: 'The token is unknown, used or expired.' },
  unknownTenant: {
    status: 400,
    message: 'Name the tenant as it stands in the coordinator’s configuration (--tenant, or the column tenant of a CSV).',
  },
  unknownDoor: { status: 404, message: 'No such door: status shows the ids of doors.' },
  malformedRoom: { status: 400, message: 'A room is named by its e-mail address or its object id.' },
};

interface MoreToSay extends Partial<StaffError['error']> {
  /** Which of several things that were sent is meant. */
  readonly about?: string;
}

/** `message` in the place of the usual one, where more can be said. */
export function refuse(code: StaffErrorCode, { about, message = answers[code].message, problems }: MoreToSay = {}): Response {
  const body: StaffError = {
    error: { code, message: about === undefined ? message : `${about}: ${message}`, ...(problems && { problems }) },
  };
  const headers = code === 'unauthorized' ? { 'WWW-Authenticate': 'Bearer realm="lintel"' } : {};
  return Response.json(body, { status: answers[code].status, headers });
}
