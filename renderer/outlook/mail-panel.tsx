import type { MailNotice } from './tenant-state.ts';
import { useOutlook } from './use-outlook.tsx';
import { timeOf } from './zone-time.ts';

const words: Readonly<Record<MailNotice['kind'], string>> = {
  invited: 'Invitation',
  cancelled: 'Cancelled',
  accepted: 'Accepted',
  tentativelyAccepted: 'Accepted for now',
  declined: 'Declined',
};

/** What people find in their inboxes, newest first: here a declined booking says why. */
export function MailPanel() {
  const tenant = useOutlook((state) => state.tenant);
  if (!tenant || tenant.notices.length === 0) return <p className="hint">Nobody has been told anything yet.</p>;
  const names = new Map([...tenant.people, ...tenant.rooms].map(({ name, address }) => [address, name]));
  const nameOf = (address: string): string => names.get(address) ?? address;
  const timeZone = tenant.rooms[0]?.ianaZone ?? 'UTC';
  return (
    <ol className="mail">
      {tenant.notices
        .map((notice, index) => ({ notice, index }))
        .reverse()
        .map(({ notice: { atMs, to, from, kind, subject, comment }, index }) => (
          <li key={`${atMs} ${index}`} data-kind={kind}>
            <time>{timeOf(atMs, timeZone)}</time>
            <p>
              <b>{nameOf(from)}</b> to <b>{nameOf(to)}</b>
            </p>
            <p className="subject">
              {words[kind]}: {subject}
            </p>
            {comment && <p className="comment">{comment}</p>}
          </li>
        ))}
    </ol>
  );
}
