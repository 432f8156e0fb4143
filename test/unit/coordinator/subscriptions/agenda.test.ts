import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAgenda } from '../../../../shared/coordinator/subscriptions/agenda.ts';

test('an agenda always answers with the earliest of what was set last for each key', () => {
  const act = fc.record({ key: fc.nat(12), atMs: fc.option(fc.nat(50)) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
      const agenda = createAgenda<number>();
      const model = new Map<number, number>();
      for (const { key, atMs } of acts) {
        agenda.set(key, atMs);
        if (atMs === null) model.delete(key);
        else model.set(key, atMs);
        const next = agenda.next();
        expect(next?.atMs ?? null).toBe(model.size === 0 ? null : Math.min(...model.values()));
        if (next) expect(model.get(next.key)).toBe(next.atMs);
      }
    }),
  );
});
