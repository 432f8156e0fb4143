import type { AppRegistration } from './app-registration.ts';
import type { Member } from './directory.ts';
import type { Setting } from './setting.ts';

/** Whether the app may reach a mailbox (section 9); there is none behind null. */
export function isInScope({ app }: { readonly app: Pick<Setting<AppRegistration>, 'current'> }, member: Member | null): boolean {
  if (member === null) return false;
  const { scope } = app.current;
  if (scope === 'everyone') return true;
  return scope === 'rooms' ? member.kind === 'room' : scope.includes(member.id) || scope.includes(member.address);
}
