import type { Call, Operation, Reply } from '../http/call.ts';
import { changeItem } from '../tenant/edit-item.ts';
import { eventIdOf } from '../tenant/event-id.ts';
import { masterOf } from '../tenant/instances.ts';
import { checkIfMatch, eventAt } from './event-at.ts';
import { readEventBody } from './event-input.ts';
import { GraphRefusal, refuse } from './graph-refusal.ts';
import { mailboxOf, type OpenMailbox } from './mailbox-of.ts';
import { newContent } from './new-content.ts';
import { checkOccurrenceBounds } from './occurrence-bounds.ts';
import { readPreferences } from './preferences.ts';
import { eventReply } from './read-event-operations.ts';

/** Fact 3.1.5: rooms have no provider of online meetings. */
const joinUrlFor = ({ owner }: OpenMailbox, call: Call): string | null =>
  owner.kind === 'person' ? `https://teams.microsoft.com/l/meetup-join/${call.tenant.values.guid()}` : null;

/** Fact 3.1.3: the same key again is the same event, or a refusal if it says something else. */
function replayed(call: Call, { box }: OpenMailbox, transactionId: string | null): Reply | null {
  const earlier = transactionId === null ? undefined : box.stored().find(({ transaction }) => transaction?.id === transactionId);
  if (!earlier) return null;
  const saysTheSame = earlier.transaction?.body === JSON.stringify(JSON.parse(call.body));
  if (saysTheSame && !call.tenant.oddities.current.refusesReplays) return eventReply(call, masterOf(earlier), 201);
  const { duplicateTransactionStatus, duplicateTransactionNamesEvent } = call.tenant.switches.current;
  const { idFormat } = readPreferences(call.headers.get('prefer'));
  const existing = eventIdOf(box.id, { key: earlier.key, date: null }, idFormat);
  throw new GraphRefusal(
    duplicateTransactionStatus,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
    { annotations: duplicateTransactionNamesEvent ? { '@event.existingEventId': existing } : {} },
  );
}

/** Facts 3.1: no conflict check, whoever's calendar it is (3.1.4). */
const createOperation: Operation = {
  isGraph: true,
  name: 'event.create',
  method: 'POST',
  paths: ['/v1.0/users/:user/events', '/v1.0/users/:user/calendar/events'],
  run(call) {
    const opened = mailboxOf(call);
    readPreferences(call.headers.get('prefer'));
    const context = { directory: call.tenant.directory, wasAllDay: false, joinUrl: joinUrlFor(opened, call) };
    const input = readEventBody(call.body, context);
    const earlier = replayed(call, opened, input.transactionId);
    if (earlier) return earlier;
    const item = call.tenant.calendars.create(opened.owner, {
      content: newContent(input.patch),
      timeZone: input.timeZone ?? 'UTC',
      recurrence: input.recurrence ?? null,
      transaction: input.transactionId === null ? null : { id: input.transactionId, body: JSON.stringify(JSON.parse(call.body)) },
    });
    return eventReply(call, masterOf(item), 201);
  },
};

const updateOperation: Operation = {
  isGraph: true,
  name: 'event.update',
  method: 'PATCH',
  paths: ['/v1.0/users/:user/events/:event', '/v1.0/users/:user/calendar/events/:event'],
  run(call) {
    const found = eventAt(call, 'stored');
    const { instance, ref, box } = found;
    checkIfMatch(call, instance);
    const context = { directory: call.tenant.directory, wasAllDay: instance.content.isAllDay, joinUrl: joinUrlFor(found, call) };
    const { patch, recurrence, transactionId } = readEventBody(call.body, context);
    if (transactionId !== null) throw refuse.invalidRequest('The transactionId of an event cannot be changed.');
    const { content } = changeItem({ ...instance.item, content: instance.content }, patch, { nowMs: 0, version: 0 });
    if (content.endMs < content.startMs) throw refuse.invalidProperty();
    if (recurrence !== undefined && ref.date !== null) throw refuse.invalidRequest('An occurrence has no recurrence of its own.');
    if (patch.startMs !== undefined) checkOccurrenceBounds(instance, patch.startMs);
    const losesLink = patch.body !== undefined && call.tenant.oddities.current.patchedBodyLosesLink;
    const kept = mergeProperties(losesLink ? { ...patch, joinUrl: null } : patch, instance.content.extendedProperties);
    const changed = call.tenant.calendars.change(box.id, ref, kept, recurrence);
    if (!changed) throw refuse.itemNotFound();
    return eventReply(call, changed, 200);
  },
};

/** Extended properties are set one by one; those not named stay. */
function mergeProperties<Patch extends { readonly extendedProperties?: readonly { id: string; value: string }[] }>(
  patch: Patch,
  own: readonly { readonly id: string; readonly value: string }[],
): Patch {
  if (!patch.extendedProperties) return patch;
  const named = new Set(patch.extendedProperties.map(({ id }) => id.toLowerCase()));
  return { ...patch, extendedProperties: [...own.filter(({ id }) => !named.has(id.toLowerCase())), ...patch.extendedProperties] };
}

const deleteOperation: Operation = {
  isGraph: true,
  name: 'event.delete',
  method: 'DELETE',
  paths: ['/v1.0/users/:user/events/:event', '/v1.0/users/:user/calendar/events/:event'],
  run(call) {
    const { instance, ref, box } = eventAt(call, 'stored');
    checkIfMatch(call, instance);
    call.tenant.calendars.remove(box.id, ref);
    return { status: 204, body: null };
  },
};

export const writeEventOperations: readonly Operation[] = [createOperation, updateOperation, deleteOperation];
