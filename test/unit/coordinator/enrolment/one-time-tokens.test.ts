import { describe, expect, test } from 'vitest';
import { RoomPlaceError } from '../../../../shared/coordinator/enrolment/room-place.ts';
import { ELM, enrolled, kinds, OAK, openEnrolling } from './enrolling.ts';

describe('C23 one-time tokens', () => {
  test('one for each place, in order, each good once and for its own room', async () => {
    const { enrolment, asked, store, reopened } = await openEnrolling();
    const issued = await enrolment.issueTokens([OAK, ELM, OAK]);
    expect(issued.map(({ place }) => place)).toEqual([OAK, ELM, OAK]);
    expect(new Set(issued.map(({ token }) => token)).size).toBe(3);
    expect((await store.rooms.all()).map(({ address }) => address).sort()).toEqual(['elm@contoso.com', 'oak@contoso.com']);
    expect(asked).toEqual(['connect oak@contoso.com', 'connect elm@contoso.com']);

    const afterRestart = await reopened();
    const result = await afterRestart.redeem('key-2', issued[1]?.token ?? '');
    expect(result).toMatchObject({ kind: 'enrolled', door: { publicKey: 'key-2' } });
    expect(afterRestart.roomOf(afterRestart.doorOf('key-2')?.roomId ?? '')?.address).toBe('elm@contoso.com');
    expect(await afterRestart.redeem('key-3', issued[1]?.token ?? '')).toEqual({ kind: 'refused', reason: 'unknownToken' });
  });

  test.each([
    { name: 'made up', token: () => 'x'.repeat(43), waitMs: 0 },
    { name: 'thirty days old', token: (issued: string) => issued, waitMs: 30 * 24 * 3_600_000 },
  ])('one that is $name is refused', async ({ token, waitMs }) => {
    const { enrolment, clock } = await openEnrolling();
    const [issued] = await enrolment.issueTokens([OAK]);
    await clock.advance(waitMs);
    expect(await enrolment.redeem('key-1', token(issued?.token ?? ''))).toEqual({ kind: 'refused', reason: 'unknownToken' });
    expect(enrolment.doorOf('key-1')).toBeNull();
  });

  test('one door that brings its token over two lines at once is let in once, and over both', async () => {
    const { enrolment, events } = await openEnrolling();
    const [issued] = await enrolment.issueTokens([OAK]);
    const results = await Promise.all(['key-1', 'key-1'].map((key) => enrolment.redeem(key, issued?.token ?? '')));
    expect(results.map(({ kind }) => kind)).toEqual(['enrolled', 'enrolled']);
    expect(kinds(events)).toEqual(['connected', 'enrolled']);
  });

  test('a door that is enrolled stays where it is, and the token it brings stays good', async () => {
    const { enrolment } = await openEnrolling();
    const door = await enrolled(enrolment, 'key-1');
    const [issued] = await enrolment.issueTokens([ELM]);
    expect(await enrolment.redeem('key-1', issued?.token ?? '')).toEqual({ kind: 'enrolled', door });
    expect(await enrolment.redeem('key-2', issued?.token ?? '')).toMatchObject({ kind: 'enrolled', door: { publicKey: 'key-2' } });
  });

  test('nothing that the store keeps would let anybody in', async () => {
    const kept: string[] = [];
    const { enrolment } = await openEnrolling({
      store: ({ enrolmentTokens }) => ({
        enrolmentTokens: {
          ...enrolmentTokens,
          add(records, nowMs) {
            kept.push(JSON.stringify(records));
            return enrolmentTokens.add(records, nowMs);
          },
        },
      }),
    });
    const [issued] = await enrolment.issueTokens([OAK]);
    expect(kept).toHaveLength(1);
    expect(kept.join()).not.toContain(issued?.token);
  });

  test('a list with one wrong place issues nothing and connects nothing', async () => {
    const { enrolment } = await openEnrolling();
    await expect(enrolment.issueTokens([OAK, { room: 'nowhere', tenantId: null }])).rejects.toThrow(RoomPlaceError);
    expect(enrolment.rooms()).toEqual([]);
  });
});
