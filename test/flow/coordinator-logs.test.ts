import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { DoorAccess } from '../../shared/config/door-config.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { DoorEngine } from '../../shared/engine/door-engine.ts';
import { openConfiguredDoor } from '../../shared/engine/supervisor/open-configured-door.ts';
import { openDeviceKey } from '../../shared/runtime/device-key.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { coordinatorsClosedAfterEach } from '../support/closed-coordinators.ts';
import { contosoAccess } from '../support/contoso-access.ts';
import { type CoordinatorHouse, PUBLIC_ADDRESS } from '../support/coordinator-house.ts';
import { AURORA, createRandom } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { offerOf } from '../support/room-ledger.ts';
import { attended, unattended } from '../support/unattended.ts';
import { createWholeLog, type WholeLog } from '../support/whole-log.ts';

const BOREALIS = 'borealis@contoso.com';
const SUBJECT = 'Layoffs in the spring';
const PIN = '86420';
const GUESS = 'WRNGC0DE';

/** What may stand in no log, gathered from the wires as it goes by. */
function createSecrets() {
  const known = new Set<string>([contosoApp.secret, SUBJECT, 'ada@contoso.com', 'Ada Lovelace', PIN, GUESS]);
  const add = (secret: unknown): void => void (typeof secret === 'string' && secret.length > 3 && known.add(secret));
  return {
    known,
    add,
    /** The bearer of a request, and a client state in its body. */
    async seeRequest(request: Request): Promise<void> {
      add(request.headers.get('Authorization')?.replace(/^Bearer /, ''));
      const text = await request.text();
      for (const [, state] of text.matchAll(/"clientState":"([^"]+)"/g)) add(state);
    },
    /** Every token in an answer. */
    async seeAnswer(answer: Response): Promise<void> {
      for (const [, token] of (await answer.text().catch(() => '')).matchAll(/"(?:access_token|challenge)":"([^"]+)"/g)) add(token);
    },
  };
}

describe('D11 what stands in the logs of a coordinator and of its doors', () => {
  const openCoordinator = coordinatorsClosedAfterEach();
  let doors: DoorEngine[] = [];
  let clockOf: CoordinatorHouse['clock'] | null = null;
  afterEach(async () => {
    const closing = Promise.all(doors.map((door) => door.close()));
    await clockOf?.settle();
    await closing;
    doors = [];
  });

  async function openDoor(house: CoordinatorHouse, access: DoorAccess, enrolmentToken: string | null, fetch: typeof globalThis.fetch) {
    const { clock, network } = house;
    const log: WholeLog = createWholeLog();
    const { pins, pinTries, checkIns, audit } = access.kind === 'gateway' ? attended({ administrator: PIN }).staff : unattended();
    const key = createMemoryDocument();
    const files = { replica: createMemoryDocument(), journal: createMemoryDocument(), checkIns, pinTries, audit };
    const engine = await openConfiguredDoor({
      config: {
        room: access.kind === 'gateway' ? null : BOREALIS,
        ...{ access, timeZone: 'Europe/Amsterdam', coordinator: PUBLIC_ADDRESS, enrolmentToken },
        policy: { ...defaultPolicy, privacy: 'full' },
      },
      files,
      filesOf: () => files,
      enrolment: createMemoryDocument(),
      openDeviceKey: () => openDeviceKey(key, log),
      openSocket: network.open,
      ...{ clock, fetch, log, pins, random: createRandom(3), leaveKiosk: null, version: 'test', machineTimeZone: 'UTC', newId: randomUUID },
    });
    doors.push(engine);
    const views: DoorView[] = [];
    const screen = engine.attach();
    screen.watch((view) => views.push(view));
    await clock.settle();
    return { log, screen, view: () => views.at(-1), isShown: (text: string) => JSON.stringify(views).includes(text), key };
  }

  test('no subject, name, code, token, PIN or secret, whatever happens', async () => {
    const secrets = createSecrets();
    const house = await openCoordinator({ onGraphRequest: (request) => void secrets.seeRequest(request) });
    const { clock, acts, tenant } = house;
    clockOf = clock;
    const tapped =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (input, init) => {
        void secrets.seeRequest(new Request(input instanceof Request ? input.clone() : input, init));
        const answer = await fetch(input, init);
        void secrets.seeAnswer(answer.clone());
        return answer;
      };
    const fault = async (effect: Parameters<typeof tenant.faults.add>[0]['effect'], ms: number): Promise<void> => {
      tenant.faults.add({ effect });
      await clock.advance(ms);
      tenant.faults.clear();
    };

    // Two doors come in, the one by a code, after a guess, the other by a token.
    const issued = (await house.staff('POST', '/tokens', { places: [{ room: BOREALIS }] })).body as { tokens: { token: string }[] };
    const token = issued.tokens[0]?.token ?? '';
    secrets.add(token);
    const withToken = await openDoor(
      house,
      contosoAccess('http://tenant.test'),
      token,
      tapped(createTenantFetch(createTenantHandler(tenant))),
    );
    const byCode = await openDoor(house, { kind: 'gateway', coordinator: PUBLIC_ADDRESS }, null, tapped(house.fetch));
    const status = byCode.view()?.status;
    const code = status?.kind === 'enrolling' && status.step.kind === 'code' ? status.step.code : '';
    secrets.add(code);
    await house.staff('POST', '/enrolments', { code: GUESS, room: AURORA });
    expect((await house.staff('POST', '/enrolments', { code, room: AURORA })).status).toBe(201);
    const stolen = 'a-staff-token-that-somebody-made-up';
    secrets.add(stolen);
    await house.fetch(`${PUBLIC_ADDRESS}/api/status`, { headers: { Authorization: `Bearer ${stolen}` } });
    await clock.advance(60_000);

    // Their rooms fill, a person books, settings come, a PIN is typed.
    for (const rooms of [[AURORA], [BOREALIS]])
      acts.create({ subject: SUBJECT, organizer: 'ada@contoso.com', rooms, start: '2026-11-18T15:00', end: '2026-11-18T16:00' });
    await clock.advance(120_000);
    expect([byCode.isShown(SUBJECT), withToken.isShown(SUBJECT)]).toEqual([true, true]);
    const view = byCode.view();
    if (!view) throw new Error('nothing is shown');
    void byCode.screen.run(offerOf(view, 'book', 30).command);
    void byCode.screen.run({ kind: 'unlock', pin: PIN });
    await house.staff('PUT', '/settings/organisation', { policy: { startingSoonMinutes: 10 }, timeZone: null });
    await clock.advance(60_000);

    // Everything fails in turn.
    for (const effect of [
      { kind: 'serverError' },
      { kind: 'wrongBody', shape: 'otherShape' },
      { kind: 'truncatedBody' },
      { kind: 'tokenExpired' },
      { kind: 'throttled', retryAfter: '5' },
    ] as const) {
      await fault(effect, 180_000);
    }
    await house.fetch(`${PUBLIC_ADDRESS}/graph/notifications`, { method: 'POST', body: house.posted.at(-1)?.body ?? '' });
    await house.fetch(`${PUBLIC_ADDRESS}/graph/notifications`, { method: 'POST', body: `{"value":[{"clientState":"${stolen}"` });
    await house.stop();
    await clock.advance(120_000);
    await house.start();
    await clock.advance(120_000);
    tenant.faults.add({ effect: { kind: 'accessDenied' } });
    await clock.advance(400_000);
    const { body } = await house.staff('GET', '/status');
    for (const { id } of (body as { doors: { id: string }[] }).doors) await house.staff('POST', `/doors/${id}/revoke`);
    await house.staff('DELETE', `/rooms/${BOREALIS}`);
    await clock.advance(60_000);
    const { privateKey } = (await byCode.key.load()) as { readonly privateKey: string };
    secrets.add(privateKey);

    const states = house.posted.map(({ body: posted }) => JSON.parse(posted).value[0].clientState);
    expect([...secrets.known]).toEqual(expect.arrayContaining([code, token, ...states]));
    expect(secrets.known.size).toBeGreaterThan(15);
    const logs = { coordinator: house.logged, gatewayDoor: byCode.log.lines, door: withToken.log.lines };
    for (const [whose, lines] of Object.entries(logs)) {
      expect(lines.length, whose).toBeGreaterThan(5);
      const telling = lines.filter((line) => [...secrets.known].some((secret) => line.includes(secret)));
      expect(telling, whose).toEqual([]);
    }
  });
});
