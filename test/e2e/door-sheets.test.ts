import { expect, test } from 'vitest';
import { roomsTo } from '../support/sample-acts.ts';
import { sampleGlass } from '../support/sample-glass.ts';
import { sampleViews } from '../support/sample-views.ts';
import { at, review } from '../support/sample-views-parts.ts';
import { sheetViews } from '../support/sample-views-sheets.ts';
import { openMeeting, touchFree } from '../support/sheet-scenes.ts';

const glass = sampleGlass();
const { button, sheet, inSheet, isSent, typePin } = glass;

test('two touches book the free quarter under the finger for half an hour', async () => {
  glass.host.show(sheetViews.bookable);
  await touchFree(glass.page, '13:15', 1);
  await inSheet(/^Book 30 min/).click();
  await isSent([{ kind: 'bookLater', startMs: at('13:30'), endMs: at('14:00') }]);
  await sheet().waitFor({ state: 'detached' });
});

test('a free time is booked in the colour of free, also while the room is in use', async () => {
  const colours: string[] = [];
  for (const status of [sheetViews.bookable.status, sampleViews.ownBooking.status]) {
    glass.host.show({ ...sheetViews.bookable, status });
    await touchFree(glass.page, '13:15', 1);
    colours.push(await inSheet(/^Book 30 min/).evaluate((element) => getComputedStyle(element).backgroundColor));
    await inSheet('Back').click();
    await sheet().waitFor({ state: 'detached' });
  }
  expect(colours[1]).toBe(colours[0]);
});

test('two touches book the hour', async () => {
  glass.host.show(sheetViews.bookable);
  await touchFree(glass.page, '13:15', 0);
  await inSheet(/^1 hour/).click();
  await isSent([{ kind: 'bookLater', startMs: at('13:15'), endMs: at('14:15') }]);
});

test('start and length go in quarters of an hour, up to the next meeting and no further', async () => {
  glass.host.show(sheetViews.bookable);
  await touchFree(glass.page, '13:15', 0);
  await inSheet('Start later').click();
  for (const length of ['45 min', '1 hour']) {
    await inSheet('Longer').click();
    await sheet().getByText(length, { exact: true }).first().waitFor();
  }
  expect(await inSheet('Longer').getAttribute('aria-disabled')).toBe('true');
  await inSheet(/^Book 1 hour/).click();
  await isSent([{ kind: 'bookLater', startMs: at('13:30'), endMs: at('14:30') }]);
});

test('a day ahead is booked from the sheet of days by keyboard alone, and the outcome is said at the door', async () => {
  glass.host.show(sheetViews.bookable);
  await button('Whole day and next days').focus();
  await glass.page.keyboard.press('Enter');
  const days = glass.page.getByRole('dialog', { name: 'The days ahead' });
  await days.waitFor();
  await days.getByRole('button', { name: /^Free 12:00/ }).focus();
  await glass.page.keyboard.press('Enter');
  await glass.page.getByRole('dialog', { name: 'Book Monday, 23 November' }).waitFor();
  await inSheet(/^Book 30 min/).focus();
  await glass.page.keyboard.press('Enter');
  await isSent([{ kind: 'bookLater', startMs: at('12:00', 3), endMs: at('12:30', 3) }]);
  await sheet().first().waitFor({ state: 'detached' });
  glass.host.answer({ kind: 'refused', reason: 'tooFarAhead' });
  await glass.page.getByText('Too far ahead').waitFor();
});

test('a stretch that is taken while its sheet is open says so, and books nothing', async () => {
  glass.host.show(sheetViews.bookable);
  await touchFree(glass.page, '13:15', 0);
  await inSheet(/^Book 30 min/).waitFor();
  glass.host.show({ ...sheetViews.bookable, days: sampleViews.available.days });
  await sheet().getByText('This time is not free any more.').waitFor();
  expect(await inSheet(/Book/).count()).toBe(0);
});

test('D7 ending somebody else’s meeting says beforehand what changes, and sends only then', async () => {
  glass.host.show(sheetViews.others);
  await openMeeting(glass.page, 'Design review');
  await inSheet(/^End now/).click();
  await sheet().getByText('Only this room’s copy of the meeting').waitFor();
  expect(glass.host.commands).toEqual([]);
  await inSheet('End now').click();
  await isSent([{ kind: 'end', meetingId: review.id }]);
});

test('D7 a sheet says of a series that only this date is meant, and nothing of series where there is none', async () => {
  const onlyThisDate = sheet().getByText('Of the series, only this date.');
  glass.host.show(sheetViews.series);
  await openMeeting(glass.page, 'Design review');
  await inSheet(/^Not needed/).click();
  await onlyThisDate.waitFor();
  glass.host.show(sheetViews.others);
  await onlyThisDate.waitFor({ state: 'detached' });
  await inSheet('Give it back').waitFor();
});

test('D7 an offer on the glass asks first just the same', async () => {
  glass.host.show(sheetViews.others);
  await button(/^End now/).click();
  await glass.page.getByRole('dialog', { name: 'End the meeting now?' }).waitFor();
  await inSheet('Back').click();
  await sheet().waitFor({ state: 'detached' });
  expect(glass.host.commands).toEqual([]);
});

test('a meeting moves to the room that was touched, after the sheet that says what that does', async () => {
  glass.host.show(sheetViews.others);
  await openMeeting(glass.page, 'Design review');
  await inSheet(/^Move to another room/).click();
  glass.host.answer({ kind: 'done', done: { kind: 'roomsFound', rooms: roomsTo('move') } });
  await inSheet(/^Cassini/).click();
  await sheet().getByText('The organiser must change the place of the meeting.').waitFor();
  await inSheet('Move it').click();
  const { startMs, endMs, id: meetingId } = review;
  await isSent([
    { kind: 'findRooms', startMs, endMs, meetingId },
    { kind: 'move', meetingId, room: 'cassini@contoso.com' },
  ]);
});

test('a meeting that goes while its sheet is open says so, and nothing can be done with it', async () => {
  glass.host.show(sheetViews.others);
  await openMeeting(glass.page, 'Design review');
  glass.host.show(sampleViews.available);
  glass.host.show({ ...sampleViews.available, days: sampleViews.availableAllDay.days });
  await glass.page.getByRole('dialog', { name: 'The meeting has changed' }).waitFor();
  expect(await sheet().getByRole('button').allInnerTexts()).toEqual(['Back']);
});

test('D7 a meeting that goes while somebody reads what ending it does is not asked about any longer', async () => {
  glass.host.show(sheetViews.others);
  await button(/^End now/).click();
  await glass.page.getByRole('dialog', { name: 'End the meeting now?' }).waitFor();
  glass.host.show(sampleViews.available);
  glass.host.show({ ...sampleViews.available, days: sampleViews.availableAllDay.days });
  await glass.page.getByRole('dialog', { name: 'The meeting has changed' }).waitFor();
  expect(await sheet().getByRole('button').allInnerTexts()).toEqual(['Back']);
});

test('back goes one sheet back, and the keyboard’s focus to what opened it', async () => {
  glass.host.show(sheetViews.bookable);
  const days = button('Whole day and next days');
  await days.focus();
  await glass.page.keyboard.press('Enter');
  await glass.page.getByRole('dialog', { name: 'The days ahead' }).waitFor();
  const free = sheet().getByRole('button', { name: /^Free 14:00/ });
  await free.focus();
  await glass.page.keyboard.press('Enter');
  await glass.page.getByRole('dialog', { name: /^Book Monday/ }).waitFor();
  await glass.page.keyboard.press('Escape');
  await glass.page.getByRole('dialog', { name: /^Book Monday/ }).waitFor({ state: 'detached' });
  expect(await free.evaluate((element) => element === document.activeElement)).toBe(true);
  await glass.page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'detached' });
  expect(await days.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a protected act goes out once with each PIN that is tried, and the sheet is gone once it is right', async () => {
  glass.host.show(sheetViews.bookableWithPin);
  await touchFree(glass.page, '13:15', 0);
  await inSheet(/^Book 30 min/).click();
  await typePin('1234');
  const book = { kind: 'bookLater', startMs: at('13:15'), endMs: at('13:45') } as const;
  await isSent([{ ...book, pin: '1234' }]);
  glass.host.answer({ kind: 'pinNeeded', reason: 'wrong', retrySeconds: 0 });
  await sheet().getByText('That is not the PIN.').waitFor();
  await glass.page.keyboard.type('4711');
  await glass.page.keyboard.press('Enter');
  await isSent([
    { ...book, pin: '1234' },
    { ...book, pin: '4711' },
  ]);
  glass.host.answer({ kind: 'refused', reason: 'roomTaken' });
  await glass.page.getByText('Just taken').waitFor();
  expect(await sheet().count()).toBe(0);
});

test('a locked PIN pad takes no digits until its time is over', async () => {
  glass.host.show(sheetViews.bookableWithPin);
  await touchFree(glass.page, '13:15', 0);
  await inSheet(/^Book 30 min/).click();
  await typePin('1');
  await sheet().getByText('Checking…').waitFor();
  glass.host.answer({ kind: 'pinNeeded', reason: 'locked', retrySeconds: 3 });
  await sheet().getByText('Too many wrong tries').waitFor();
  expect(await inSheet('5').isDisabled()).toBe(true);
  await expect.poll(() => inSheet('5').isEnabled(), { timeout: 10_000 }).toBe(true);
});

test('D8 the countdown moves by itself, and nothing else on the page with it', async () => {
  glass.host.show(sampleViews.awaitingCheckIn);
  const countdown = glass.page.locator('.time .countdown');
  const first = await countdown.innerText();
  await glass.page.evaluate(() => {
    const touched = new Set<string>();
    new MutationObserver((changes) => {
      for (const { target } of changes) touched.add((target.parentElement ?? document.body).className);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { touched });
  });
  await expect.poll(() => countdown.innerText(), { timeout: 10_000 }).not.toBe(first);
  expect(await glass.page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched])).toEqual(['countdown']);
  await button(/^We are here/).click();
  await isSent([{ kind: 'checkIn', meetingId: review.id }]);
});

test('D8 undoing a release says first that the organiser must invite again', async () => {
  glass.host.show(sampleViews.released);
  await button('Undo until 13:25').click();
  await sheet().getByText('The organiser must invite this room again.').waitFor();
  await inSheet('Hold the room').click();
  await expect.poll(() => glass.host.commands.map(({ kind }) => kind)).toEqual(['undoRelease']);
});

test('D6 who lost a race books the nearest free room with one touch', async () => {
  glass.host.show(sampleViews.elsewhere);
  await button(/^Book Borealis/).click();
  await isSent([{ kind: 'bookElsewhere', room: 'borealis@contoso.com', startMs: at('14:56'), endMs: at('15:26') }]);
});

test('D8 each view is reported once it has been drawn', async () => {
  glass.host.show(sampleViews.available);
  await expect.poll(() => glass.host.painted).toEqual([1]);
  glass.host.show(sampleViews.occupied);
  await expect.poll(() => glass.host.painted).toEqual([1, 2]);
  expect(await glass.page.getByText('Checking the calendar…').count()).toBe(0);
});
