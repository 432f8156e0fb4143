import { z } from 'zod';
import type { Call, Operation, Reply } from '../http/call.ts';
import type { Answer } from '../tenant/calendars.ts';
import { eventAt } from './event-at.ts';
import { GraphRefusal, refuse } from './graph-refusal.ts';

const answerSchema = z.looseObject({
  comment: z.string().nullish(),
  Comment: z.string().nullish(),
  sendResponse: z.boolean().optional(),
  proposedNewTime: z.unknown().optional(),
});

function readBody(text: string): z.infer<typeof answerSchema> {
  try {
    return answerSchema.parse(text.trim() === '' ? {} : JSON.parse(text));
  } catch {
    throw refuse.malformedBody();
  }
}

const done: Reply = { status: 202, body: null };

/** Fact 3.2.8. */
function respond(call: Call, response: Answer['response']): Reply {
  const { instance, ref, box } = eventAt(call, 'stored');
  const body = readBody(call.body);
  const comment = body.comment ?? body.Comment ?? null;
  const sendResponse = body.sendResponse ?? true;
  if (instance.item.isOrganizer) {
    throw refuse.invalidRequest("Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.");
  }
  if (comment && !sendResponse) {
    throw new GraphRefusal(400, 'ErrorInvalidParameter', "'SendResponse' must be true when 'Comment' is not null");
  }
  if (body.proposedNewTime && (!sendResponse || !instance.content.allowNewTimeProposals)) {
    throw refuse.invalidRequest("A new time can't be proposed for this meeting.");
  }
  call.tenant.calendars.respond(box.id, ref, { response, comment, sendResponse });
  return done;
}

/** Fact 3.2.7. */
function cancel(call: Call): Reply {
  const { instance, ref, box } = eventAt(call, 'stored');
  readBody(call.body);
  if (!instance.item.isOrganizer) {
    throw refuse.invalidRequest("Your request can't be completed. You need to be an organizer to cancel a meeting.");
  }
  call.tenant.calendars.remove(box.id, ref);
  return done;
}

const action = (name: string, run: Operation['run']): Operation => ({
  isGraph: true,
  name: `event.${name}`,
  method: 'POST',
  paths: [`/v1.0/users/:user/events/:event/${name}`, `/v1.0/users/:user/calendar/events/:event/${name}`],
  run,
});

export const respondOperations: readonly Operation[] = [
  action('cancel', cancel),
  action('accept', (call) => respond(call, 'accepted')),
  action('tentativelyAccept', (call) => respond(call, 'tentativelyAccepted')),
  action('decline', (call) => respond(call, 'declined')),
];
