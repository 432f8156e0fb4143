import { expect, test } from 'vitest';
import { ianaZoneOf } from '../../../shared/graph/zone-names.ts';

test.each([
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['Pacific Standard Time', 'America/Los_Angeles'],
  ['UTC', 'Etc/UTC'],
  ['Europe/Amsterdam', 'Europe/Amsterdam'],
  ['tzone://Microsoft/Custom', null],
  ['Customized Time Zone', null],
  ['', null],
])('[2.1.1] "%s" is %s', (name, zone) => {
  expect(ianaZoneOf(name)).toBe(zone);
});
