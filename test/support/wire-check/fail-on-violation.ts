import { afterAll, afterEach } from 'vitest';
import { wireRecord } from './violation.ts';

// A client may take a violation for bad weather and try again: the test that caused it fails all the same.
afterEach(() => wireRecord.assertNone());
afterAll(() => wireRecord.assertNone());
