import type { ScheduleInformation } from '@microsoft/microsoft-graph-types';
import type { Operation } from '../http/call.ts';
import { mailboxOf } from './mailbox-of.ts';
import { readPreferences } from './preferences.ts';
import { readScheduleQuestion } from './schedule-input.ts';
import { scheduleOf, scheduleProblem } from './schedule-of.ts';

/** Facts 5.1: asked through a mailbox that the app may reach, about any address (fact 5.1.2). */
export const scheduleOperation: Operation = {
  isGraph: true,
  name: 'schedule.get',
  method: 'POST',
  paths: ['/v1.0/users/:user/calendar/getSchedule'],
  run(call) {
    const { tenant, headers, body, url } = call;
    const { owner } = mailboxOf(call);
    const preferences = readPreferences(headers.get('prefer'));
    const question = readScheduleQuestion(body, tenant.switches.current);

    const look = (address: string): ScheduleInformation => {
      const member = tenant.directory.find(address);
      if (member)
        return scheduleOf(address, { member, box: tenant.mailbox(member.id), isOwn: member.id === owner.id }, question, preferences);
      if (tenant.directory.roomLists().some((list) => list.address === address.toLowerCase())) {
        return scheduleProblem(address, { message: 'Proxy web request failed.', responseCode: '5016' });
      }
      const message = `Unable to resolve e-mail address ${address} to an Active Directory object.`;
      return scheduleProblem(address, { message, responseCode: '5009' });
    };

    return {
      status: 200,
      headers: preferences.applied === null ? {} : { 'Preference-Applied': preferences.applied },
      body: {
        '@odata.context': `${url.origin}/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)`,
        value: question.addresses.map(look),
      },
    };
  },
};
