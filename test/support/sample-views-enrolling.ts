import { drawQr } from '../../shared/engine/supervisor/qr-drawing.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import type { EnrollingStep } from '../../shared/view/door-view-enrolling.ts';
import { label, sampleView } from './sample-views-parts.ts';

const code = '7KQM4XRD';
/** As wide as a code can be. */
const widestCode = 'WWWWWWWW';
const coordinator = 'https://doors.contoso.com';

const enrolling = (step: EnrollingStep, room = ''): DoorView =>
  sampleView('13:12', {
    status: { kind: 'enrolling', coordinator, step },
    room: { name: room, details: null },
    freshness: { kind: 'never', lastCertain: null, trouble: null },
    days: [],
    hasAdministrator: true,
  });

const byCommand = { kind: 'code', code, expires: label('13:22'), confirmAt: null, qr: drawQr(code) } as const;
const address = `${coordinator}/enrol?code=${code}`;

/** A display that stands at no room yet, however far it is. */
export const enrollingViews = {
  enrolling: enrolling(byCommand),
  enrollingByAddress: enrolling({ ...byCommand, confirmAt: address, qr: drawQr(address) }, 'aurora@contoso.com'),
  enrollingWidest: enrolling({ ...byCommand, code: widestCode, qr: drawQr(widestCode) }),
  enrollingConnecting: enrolling({ kind: 'connecting' }),
  enrollingUnreachable: enrolling({ kind: 'unreachable', since: label('13:04') }),
  enrollingRefused: enrolling({ kind: 'refused', reason: 'revoked' }),
  enrollingWrongVersion: enrolling(
    { kind: 'refused', reason: 'wrongVersion' },
    'konferenzraum.friedrichshain-kreuzberg.gartenseite@contoso.com',
  ),
};
