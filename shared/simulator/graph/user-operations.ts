import type { MailboxSettings, User } from '@microsoft/microsoft-graph-types';
import type { Operation } from '../http/call.ts';
import type { Member } from '../tenant/directory.ts';
import { workingHours } from '../tenant/working-hours.ts';
import { CUSTOM_ZONE } from './event-resource.ts';
import { refuse } from './graph-refusal.ts';
import { mailboxOf } from './mailbox-of.ts';

function userOf(member: Member): User {
  const isPerson = member.kind === 'person';
  const [givenName = null, ...family] = isPerson ? member.name.split(' ') : [];
  return {
    businessPhones: [],
    displayName: member.name,
    givenName,
    jobTitle: isPerson ? member.jobTitle : null,
    mail: member.address,
    mobilePhone: null,
    officeLocation: isPerson ? null : member.building,
    preferredLanguage: null,
    surname: family.length > 0 ? family.join(' ') : null,
    userPrincipalName: member.address,
    id: member.id,
  };
}

const getUser: Operation = {
  isGraph: true,
  name: 'user.get',
  method: 'GET',
  paths: ['/v1.0/users/:user'],
  run({ tenant, url, params }) {
    const member = tenant.directory.find(params.user ?? '');
    if (!member) throw refuse.userNotFound();
    const select = url.searchParams
      .get('$select')
      ?.split(',')
      .map((name) => name.trim());
    const entries = Object.entries(userOf(member)).filter(([name]) => !select || select.includes(name));
    return { status: 200, body: { '@odata.context': `${url.origin}/v1.0/$metadata#users/$entity`, ...Object.fromEntries(entries) } };
  },
};

/** Fact 2.1.3. */
const getMailboxSettings: Operation = {
  isGraph: true,
  name: 'mailboxSettings.get',
  method: 'GET',
  paths: ['/v1.0/users/:user/mailboxSettings'],
  run(call) {
    const { owner } = mailboxOf(call);
    const settings: MailboxSettings = {
      timeZone: call.tenant.oddities.current.zonesAreCustom ? CUSTOM_ZONE : owner.timeZone,
      delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
      dateFormat: 'yyyy-MM-dd',
      timeFormat: 'HH:mm',
      userPurpose: owner.kind === 'room' ? 'room' : 'user',
      language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
      workingHours: {
        daysOfWeek: [...workingHours.days],
        startTime: `${String(workingHours.startHour).padStart(2, '0')}:00:00.0000000`,
        endTime: `${String(workingHours.endHour).padStart(2, '0')}:00:00.0000000`,
        timeZone: { name: owner.timeZone },
      },
    };
    const context = `${call.url.origin}/v1.0/$metadata#users('${encodeURIComponent(call.params.user ?? '')}')/mailboxSettings`;
    return { status: 200, body: { '@odata.context': context, ...settings } };
  },
};

export const userOperations: readonly Operation[] = [getUser, getMailboxSettings];
