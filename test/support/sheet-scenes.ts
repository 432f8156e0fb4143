import type { Page } from 'playwright-core';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { roomsTo } from './sample-acts.ts';
import type { SampleHost } from './sample-views-host.ts';
import { sheetViews } from './sample-views-sheets.ts';

/** A sheet of the door, and the touches that bring it up. */
export interface SheetScene {
  readonly name: string;
  readonly view: DoorView;
  readonly open: (page: Page, host: SampleHost) => Promise<void>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const inSheet = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });

/** Touches a free stretch beside now, so many quarters of an hour below its start. */
export async function touchFree(page: Page, from: string, quarters: number): Promise<void> {
  const stretch = page.locator('.now-timeline').getByRole('button', { name: new RegExp(`^Free ${from}`) });
  const { height, hours } = await stretch.evaluate((element) => ({
    height: element.getBoundingClientRect().height,
    hours: Number(getComputedStyle(element).getPropertyValue('--long')),
  }));
  await stretch.click({ position: { x: 20, y: ((quarters + 0.5) * height) / (hours * 4) } });
}

export const openMeeting = async (page: Page, title: string): Promise<void> => {
  await page
    .locator('.now-timeline')
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .click();
  await page.getByRole('dialog', { name: title }).waitFor();
};

const answerWith = async (host: SampleHost, page: Page, text: string | RegExp, result: CommandResult): Promise<void> => {
  host.answer(result);
  await page.getByText(text).waitFor();
};

const typePin = async (page: Page, digits: number): Promise<void> => {
  for (let count = 0; count < digits; count += 1) await inSheet(page, '1').click();
};

const act = (name: string | RegExp) => async (page: Page) => {
  await openMeeting(page, 'Design review');
  await inSheet(page, name).click();
  await page.getByRole('dialog', { name: /\?$/ }).waitFor();
};

/** Protected bookings ask for the PIN before anything is sent. */
const askPin = async (page: Page): Promise<void> => {
  await touchFree(page, '13:15', 0);
  await inSheet(page, /^Book 30 min/).click();
  await page.getByRole('dialog', { name: 'Enter the PIN' }).waitFor();
};

const refusedPin = (reason: 'wrong' | 'locked', retrySeconds: number, text: RegExp) => async (page: Page, host: SampleHost) => {
  await askPin(page);
  await typePin(page, 4);
  await inSheet(page, 'OK').click();
  await page.getByText('Checking…').waitFor();
  await answerWith(host, page, text, { kind: 'pinNeeded', reason, retrySeconds });
};

const findRooms = (rooms: ReturnType<typeof roomsTo>, text: string) => async (page: Page, host: SampleHost) => {
  await openMeeting(page, 'Design review');
  await inSheet(page, /^Move to another room/).click();
  await page.getByText('Looking for free rooms…').waitFor();
  await answerWith(host, page, text, { kind: 'done', done: { kind: 'roomsFound', rooms } });
};

export const sheetScenes: readonly SheetScene[] = [
  { name: 'freeStretches', view: sheetViews.bookable, open: async () => {} },
  {
    name: 'freeDays',
    view: sheetViews.bookable,
    open: async (page) => {
      await button(page, 'Whole day and next days').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'bookLater',
    view: sheetViews.bookable,
    open: async (page) => {
      await touchFree(page, '13:15', 1);
      await inSheet(page, /^Book 30 min/).waitFor();
    },
  },
  { name: 'meetingOwn', view: sheetViews.own, open: (page) => openMeeting(page, 'Booked at the door') },
  { name: 'meetingOthers', view: sheetViews.others, open: (page) => openMeeting(page, 'Design review') },
  { name: 'meetingTells', view: sheetViews.others, open: (page) => openMeeting(page, 'Supplier call') },
  { name: 'confirmEnd', view: sheetViews.others, open: act(/^End now/) },
  { name: 'confirmExtend', view: sheetViews.others, open: act(/^Extend 15 min/) },
  { name: 'confirmRelease', view: sheetViews.series, open: act(/^Not needed/) },
  { name: 'confirmDecline', view: sheetViews.others, open: act(/^Take out of this room only/) },
  { name: 'moveRooms', view: sheetViews.others, open: findRooms(roomsTo('move'), 'Borealis') },
  { name: 'moveNone', view: sheetViews.others, open: findRooms([], 'No room nearby is free then') },
  {
    name: 'confirmMove',
    view: sheetViews.series,
    open: async (page, host) => {
      await findRooms(roomsTo('move'), 'Borealis')(page, host);
      await inSheet(page, /^Borealis/).click();
      await page.getByRole('dialog', { name: 'Move the meeting to Borealis?' }).waitFor();
    },
  },
  {
    name: 'pinPad',
    view: sheetViews.bookableWithPin,
    open: async (page) => {
      await askPin(page);
      await typePin(page, 3);
    },
  },
  { name: 'pinWrong', view: sheetViews.bookableWithPin, open: refusedPin('wrong', 0, /That is not the PIN/) },
  { name: 'pinLocked', view: sheetViews.bookableWithPin, open: refusedPin('locked', 90, /Too many wrong tries/) },
  {
    name: 'administrator',
    view: sheetViews.administrator,
    open: (page) => page.getByRole('dialog', { name: 'Administrator' }).waitFor(),
  },
  {
    name: 'identify',
    view: sheetViews.identify,
    open: (page) => page.getByRole('dialog', { name: 'This is the door of' }).waitFor(),
  },
];
