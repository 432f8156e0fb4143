import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../shared/runtime/clock.ts';
import { createMeetingActs, type MeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { roomDay } from '../../shared/simulator/acts/state.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { testPages } from '../support/test-page.ts';

const DAY = '2026-11-23';
/** 11:12 in Amsterdam. */
const NOW = `${DAY}T10:12:00Z`;
const HOUR_PX = 68;

let served: ServedTenant;
let acts: MeetingActs;
let page: Page;

afterEach(() => served.close()); // runs after the pages' own
const pages = testPages({ expected: 'Failed to load resource' });

beforeEach(async () => {
  served = await serveTenant({ host: '127.0.0.1', port: 0, scenario: null, pagesDir: 'dist/pages', clock: systemClock });
  served.tenant.clock.set(Date.parse(NOW));
  served.tenant.attendantSettings.change({ mode: 'manual' });
  acts = createMeetingActs(served.tenant);
  page = await pages.open(served.address);
  await page.getByRole('heading', { name: 'Aurora' }).waitFor();
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const column = (room: string): Locator => page.getByRole('region', { name: room });

function meetingsIn(roomName: string, date = DAY) {
  const room = served.tenant.directory.room(`${roomName}@contoso.com`);
  if (!room) throw new Error(`no room ${roomName}`);
  return roomDay(served.tenant, room, date);
}

function book(roomName: string, from: string, to: string, more: Partial<Parameters<MeetingActs['create']>[0]> = {}): string {
  const times = { start: `${DAY}T${from}`, end: `${DAY}T${to}` };
  const meeting = acts.create({ organizer: 'ada@contoso.com', rooms: [`${roomName}@contoso.com`], subject: 'Planning', ...times, ...more });
  served.tenant.settleAttendant();
  return meeting;
}

/** Drags from one time of day to another, inside the element or the column that it is. */
async function drag(element: Locator, fromY: number, byY: number): Promise<void> {
  const box = await element.boundingBox();
  if (!box) throw new Error('nothing to drag');
  await page.mouse.move(box.x + box.width / 2, box.y + fromY);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + fromY + byY / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + fromY + byY);
  await page.mouse.up();
}

test('a stretch drawn with the mouse becomes a meeting that the room accepts', async () => {
  await drag(column('Aurora'), 14 * HOUR_PX + 4, HOUR_PX - 10);
  const form = page.getByRole('dialog', { name: 'New meeting' });
  expect(await form.getByLabel('Start').inputValue()).toBe('14:00');
  await form.getByRole('textbox', { name: 'Title' }).fill('Roadmap');
  await form.getByRole('combobox', { name: 'Organiser' }).selectOption('chiara@contoso.com');
  await form.getByText('Bram de Wit', { exact: true }).click();
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('Roadmap · asked').waitFor();

  served.tenant.settleAttendant();
  await button(/^Roadmap, 14:00 – 15:00, Aurora, Chiara Rossi, accepted/).waitFor();
  const [meeting] = meetingsIn('aurora');
  expect(meeting).toMatchObject({ start: `${DAY}T13:00:00.000Z`, end: `${DAY}T14:00:00.000Z`, response: 'accepted' });
  expect(meeting?.attendees.map(({ address }) => address)).toEqual(['aurora@contoso.com', 'bram@contoso.com']);
});

test('a click on free time offers half an hour there', async () => {
  await column('Cumulus').click({ position: { x: 40, y: 13.6 * HOUR_PX } });
  const form = page.getByRole('dialog', { name: 'New meeting' });
  expect(await form.getByLabel('Start').inputValue()).toBe('13:30');
  expect(await form.getByLabel('Length').inputValue()).toBe('30');
  expect(await form.getByRole('checkbox', { name: 'Cumulus' }).isChecked()).toBe(true);
});

test('a meeting dragged down an hour is moved by its organiser', async () => {
  book('borealis', '13:00', '14:00');
  await drag(button(/^Planning, 13:00/), 20, HOUR_PX);
  await expect.poll(() => served.tenant.attendant.pendingCount).toBeGreaterThan(0);
  served.tenant.settleAttendant();
  await button(/^Planning, 14:00 – 15:00/).waitFor();
  expect(meetingsIn('borealis')[0]).toMatchObject({ start: `${DAY}T13:00:00.000Z`, response: 'accepted' });
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('title and time are changed in the sheet', async () => {
  book('cumulus', '13:00', '13:30');
  await button(/^Planning/).click();
  const sheet = page.getByRole('dialog', { name: 'Planning' });
  await sheet.getByRole('textbox', { name: 'Title' }).fill('Planning the move');
  await sheet.getByLabel('Start').fill('15:00');
  await sheet.getByLabel('Length').selectOption('60');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.waitFor({ state: 'detached' });
  served.tenant.settleAttendant();
  await button(/^Planning the move, 15:00 – 16:00/).waitFor();
});

test('creating and cancelling go by the keyboard alone', async () => {
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'New meeting' }).waitFor();
  await page.keyboard.type('Stand-up');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  served.tenant.settleAttendant();
  await button(/^Stand-up, 11:30/).focus();
  await page.keyboard.press('Enter');
  await button('Cancel meeting').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  served.tenant.settleAttendant();
  await button(/Stand-up.*cancelled by the organiser|Canceled.*cancelled by the organiser/).waitFor();
  expect(meetingsIn('aurora')[0]?.isCancelled).toBe(true);
});

test('of a series one date is cancelled and the others stay, until the whole series is', async () => {
  const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 3 } } as const;
  book('estuary', '15:00', '15:30', { recurrence });
  const isBlocking = (date: string): boolean => meetingsIn('estuary', date).some(({ isCancelled }) => !isCancelled);
  await button(/^Planning/).click();
  await button('Cancel this date').click();
  await button('Cancel it').click();
  await expect.poll(() => served.tenant.attendant.pendingCount).toBeGreaterThan(0);
  served.tenant.settleAttendant();
  expect([isBlocking(DAY), isBlocking('2026-11-24')]).toEqual([false, true]);

  await button('The day after').click();
  await button(/^Planning/).click();
  await page.getByLabel('Act on the whole series').check();
  await button('Cancel series').click();
  await button('Cancel it').click();
  await expect.poll(() => served.tenant.attendant.pendingCount).toBeGreaterThan(0);
  served.tenant.settleAttendant();
  expect(isBlocking('2026-11-24')).toBe(false);
});

test.each([
  { press: 'Un-invite Dune', because: 'the organiser takes the room out' },
  { press: 'Decline from the room', because: 'the keeper of the room sends it away' },
])('$press: $because', async ({ press }) => {
  book('dune', '13:00', '14:00');
  await button(/^Planning/).click();
  await button(press).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  served.tenant.settleAttendant();
  await expect.poll(() => meetingsIn('dune').filter(({ isCancelled }) => !isCancelled)).toEqual([]);
});

test('a room that declines says so on the page, and why', async () => {
  book('cumulus', '13:00', '14:00');
  await column('Cumulus').click({ position: { x: 40, y: 12.6 * HOUR_PX } });
  await page.getByLabel('Length').selectOption('60');
  await button('Send').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  served.tenant.settleAttendant();
  await page.getByRole('status').getByText('Cumulus declined “Meeting”').waitFor();
  expect(meetingsIn('cumulus')).toHaveLength(1);
});

test('a door that writes into a room is seen within a second, as booked at the door', async () => {
  acts.writeIntoRoom('glade@contoso.com', { subject: 'Booked at the door', start: `${DAY}T12:00`, end: `${DAY}T12:45` });
  await button(/^Booked at the door, 12:00 – 12:45, Glade, .*booked at the door$/).waitFor({ timeout: 1_000 });
});

test('one click puts a fault in force, and one takes it away', async () => {
  const outage = page.getByRole('switch', { name: 'Service down (503)' });
  await outage.click();
  await expect.poll(() => served.tenant.faults.list().map(({ effect }) => effect.kind)).toEqual(['unavailable']);
  await expect.poll(() => outage.getAttribute('aria-checked')).toBe('true');
  await outage.click();
  await expect.poll(() => served.tenant.faults.list()).toEqual([]);

  await page.getByRole('switch', { name: 'Secret expired' }).click();
  await expect.poll(() => served.tenant.faults.list().length).toBe(2);
  await expect.poll(() => page.getByRole('switch', { name: 'Token refused (401)' }).getAttribute('aria-checked')).toBe('false');
  await button('All faults off').click();
  await expect.poll(() => served.tenant.faults.list()).toEqual([]);
});

test('every switch is a fault the tenant knows, and shows itself on', async () => {
  const switches = await page.getByRole('switch').all();
  for (const one of switches) await one.click();
  for (const one of switches) await expect.poll(() => one.getAttribute('aria-checked')).toBe('true');
});

test('the clock is stepped, and a scenario is loaded only after it has asked', async () => {
  book('aurora', '16:00', '17:00');
  await button('+30 min').click();
  await expect.poll(() => new Date(served.tenant.clock.nowMs()).toISOString().slice(11, 16)).toBe('10:42');
  await page.getByText('11:42').first().waitFor();

  await page.getByRole('tab', { name: 'Tenant' }).click();
  await page.getByLabel('Scenario').selectOption('busy-day');
  await button('Load').click();
  expect(meetingsIn('aurora')).toHaveLength(1);
  await button('Load').click();
  await button(/^Budget, 13:00/).waitFor();
  expect(meetingsIn('aurora')).toHaveLength(8);
});

test('a quirk is switched on and off by its name', async () => {
  await page.getByRole('tab', { name: 'Tenant' }).click();
  await page.getByText('none of them on').click();
  const quirk = page.getByRole('switch', { name: 'subject-rewritten' });
  await quirk.click();
  await expect.poll(() => served.tenant.quirks.on()).toEqual(['subject-rewritten']);
  await page.getByText('1 of them on').waitFor();
  await quirk.click();
  await expect.poll(() => served.tenant.quirks.on()).toEqual([]);
});

test('what the tenant refuses is said by the field it is about', async () => {
  const problems = [{ field: 'rooms', message: "there is no 'aurora@contoso.com'" }];
  await page.route('**/sim/meetings', (route) => route.fulfill({ status: 404, json: { problems } }));
  await button('New meeting').click();
  await button('Send').click();
  await page.getByRole('group', { name: 'Rooms' }).getByRole('alert').getByText("there is no 'aurora@contoso.com'").waitFor();
});

test('a tenant that is gone is not passed off as live', async () => {
  await served.close();
  await page.getByRole('status').getByText('does not answer').waitFor();
});
