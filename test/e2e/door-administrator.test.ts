import { expect, test } from 'vitest';
import { sampleGlass } from '../support/sample-glass.ts';
import { sampleViews } from '../support/sample-views.ts';
import { review } from '../support/sample-views-parts.ts';
import { sheetViews } from '../support/sample-views-sheets.ts';

const glass = sampleGlass();
const { button, sheet, inSheet, isSent, typePin } = glass;

test('the room’s name held for two seconds asks for the administrator’s PIN; a touch does not', async () => {
  glass.host.show(sheetViews.staffed);
  const name = glass.page.getByRole('heading', { name: 'Aurora' });
  await name.click();
  await name.hover();
  await glass.page.mouse.down();
  await glass.page.getByRole('dialog', { name: 'Administrator PIN' }).waitFor();
  await glass.page.mouse.up();
  await typePin('4711');
  await isSent([{ kind: 'unlock', pin: '4711' }]);
});

test('staff find the same by keyboard, where there is an administrator', async () => {
  glass.host.show(sheetViews.staffed);
  await glass.page.locator('.state-word').waitFor();
  await glass.page.keyboard.press('Tab');
  await glass.page.keyboard.press('Enter');
  await glass.page.getByRole('dialog', { name: 'Administrator PIN' }).waitFor();
});

test('nothing at all asks for a PIN where there is no administrator', async () => {
  glass.host.show(sampleViews.available);
  await glass.page.getByRole('heading', { name: 'Aurora' }).hover();
  await glass.page.mouse.down();
  expect(await button('Administrator').count()).toBe(0);
  await expect(glass.page.getByRole('dialog').waitFor({ timeout: 2_500 })).rejects.toThrow('Timeout');
});

test('administrator mode comes with the view and goes with it', async () => {
  glass.host.show(sheetViews.administrator);
  const mode = glass.page.getByRole('dialog', { name: 'Administrator' });
  await mode.getByText('aurora@contoso.com').waitFor();
  await mode.getByRole('button', { name: 'Leave', exact: true }).click();
  await isSent([{ kind: 'lock' }]);
  await mode.waitFor();
  glass.host.show(sheetViews.others);
  await mode.waitFor({ state: 'detached' });
});

test('an administrator reads the calendar, has the door identified, and acts on any meeting without leaving the mode', async () => {
  glass.host.show(sheetViews.administrator);
  await button('Read calendar now').click();
  await inSheet('OK').click();
  await button('Identify door').click();
  await isSent([{ kind: 'identify' }]);
  glass.host.answer({ kind: 'done', done: { kind: 'identified' } });
  await inSheet('OK').click();
  await glass.page
    .getByRole('dialog', { name: 'Administrator' })
    .getByRole('button', { name: /Design review/ })
    .click();
  await inSheet(/^Take out of this room only/).click();
  await inSheet('Take it out').click();
  await isSent([{ kind: 'identify' }, { kind: 'decline', meetingId: review.id }]);
  await glass.page.getByRole('dialog', { name: 'Administrator' }).waitFor();
});

test('the audit log is kept as a file', async () => {
  glass.host.show(sheetViews.administrator);
  const saved = glass.page.waitForEvent('download');
  await button('Save audit log').click();
  glass.host.answer({ kind: 'done', done: { kind: 'auditExported', fileName: 'aurora-audit.jsonl', text: '{"act":"book"}\n' } });
  const file = await saved;
  expect(file.suggestedFilename()).toBe('aurora-audit.jsonl');
  await sheet().getByText('Audit log saved').waitFor();
});

test('where there is no kiosk, none can be left', async () => {
  const { administrator } = sheetViews.administrator;
  glass.host.show({ ...sheetViews.administrator, administrator: { ...administrator, canLeaveKiosk: false } });
  await button('Save audit log').waitFor();
  expect(await button('Leave the kiosk').count()).toBe(0);
});
