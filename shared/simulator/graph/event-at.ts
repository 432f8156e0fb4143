import type { Call } from '../http/call.ts';
import { type EventRef, parseEventId } from '../tenant/event-id.ts';
import { type Instance, instanceAt } from '../tenant/instances.ts';
import { etagOf } from './event-resource.ts';
import { refuse } from './graph-refusal.ts';
import { mailboxOf, type OpenMailbox } from './mailbox-of.ts';

export interface FoundEvent extends OpenMailbox {
  readonly ref: EventRef;
  readonly instance: Instance;
}

/** The event in the path. Writes go by what is stored, reads by what can be seen already (fact 3.1.6). */
export function eventAt(call: Call, truth: 'stored' | 'seen'): FoundEvent {
  const opened = mailboxOf(call);
  const ref = parseEventId(opened.box.id, call.params.event ?? '');
  if (ref === 'malformed') throw refuse.malformedId();
  if (ref === 'foreign') throw refuse.itemNotFound();
  const item = truth === 'stored' ? opened.box.get(ref.key) : opened.box.getSeen(ref.key);
  const instance = item && instanceAt(item, ref.date);
  if (!instance) throw refuse.itemNotFound();
  return { ...opened, ref, instance };
}

/** Fact 3.2.9. */
export function checkIfMatch({ tenant, headers }: Call, instance: Instance): void {
  const wanted = headers.get('if-match');
  if (!tenant.switches.current.checksIfMatch || wanted === null || wanted === '*') return;
  if (wanted !== etagOf(instance)) throw refuse.conflict();
}
