import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReferrals, referralsOf } from '../../../test/harness/any-referrals.ts';
import { noDay } from '../customers.ts';
import { leavesFirst, nobody, referralFate, referralForest } from './referral-forest.ts';

const { counted, ofOneself, repeated, second, cycle } = referralFate;
const outcomes = (pairs: readonly (readonly [number, number])[], days?: readonly number[]) => [
  ...referralForest(referralsOf(pairs, days), 5).fates,
];

describe('who brought whom', () => {
  it('leaves out referrals of oneself, repeats and second referrers', () => {
    const rows = [
      [0, 0],
      [0, 1],
      [0, 1],
      [2, 1],
    ] as const;
    expect(outcomes(rows)).toEqual([ofOneself, counted, repeated, second]);
  });

  it('lets the earliest count, whichever row it stands in; a day comes before none', () => {
    const two = [
      [0, 1],
      [2, 1],
    ] as const;
    expect(outcomes(two, [20, 10])).toEqual([second, counted]);
    expect(outcomes(two, [20, 20])).toEqual([counted, second]);
    expect(outcomes([...two, [3, 1]])).toEqual([counted, second, second]);
    expect(outcomes([[0, 1], ...two], [30, 30, 5])).toEqual([second, repeated, counted]);
    expect(outcomes(two, [noDay, 10])).toEqual([second, counted]);
  });

  it('opens a circle at its latest referral, and keeps what hangs on it', () => {
    const circle = [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ] as const;
    expect(outcomes(circle)).toEqual([counted, counted, cycle, counted]);
    expect(outcomes(circle, [7, 9, 8, 1])).toEqual([counted, cycle, counted, counted]);
    const { referrerOf } = referralForest(referralsOf(circle), 5);
    expect([...referrerOf]).toEqual([nobody, 0, 1, 2, nobody]);
  });

  it('is a forest in which every counted referral brought its person', () => {
    fc.assert(
      fc.property(anyReferrals, ({ people, referrals }) => {
        const forest = referralForest(referrals, people);
        // Throws where somebody comes back to themselves.
        leavesFirst(forest.referrerOf);
        const cameBy = new Int32Array(people).fill(nobody);
        for (const [e, outcome] of forest.fates.entries()) {
          if (outcome !== counted) continue;
          const person = referrals.referred[e] ?? 0;
          expect(cameBy[person]).toBe(nobody);
          cameBy[person] = e;
        }
        expect(forest.cameBy).toEqual(cameBy);
        expect([...forest.referrerOf]).toEqual(
          Array.from(cameBy, (e) => (e === nobody ? nobody : referrals.referrer[e])),
        );
      }),
      { seed: 41, numRuns: 500 },
    );
  });

  it('gives every row the outcome that the rules give it one after another', () => {
    fc.assert(
      fc.property(anyReferrals, ({ people, referrals }) => {
        expect([...referralForest(referrals, people).fates]).toEqual(byTheRules(referrals));
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('does not depend on the order of the rows where days differ', () => {
    const shuffled = anyReferrals.chain(({ people, referrals }) =>
      fc.record({
        people: fc.constant(people),
        order: fc.shuffledSubarray([...referrals.referrer.keys()], {
          minLength: referrals.referrer.length,
        }),
        referrals: fc.constant(referrals),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ people, order, referrals }) => {
        const pairs = Array.from(
          referrals.referrer,
          (by, e) => [by, referrals.referred[e] ?? 0] as const,
        );
        const days = pairs.map((_, e) => (e * 7) % 1009);
        const straight = referralForest(referralsOf(pairs, days), people);
        const mixed = referralForest(
          referralsOf(
            order.map((e) => pairs[e] ?? [0, 0]),
            order.map((e) => days[e] ?? 0),
          ),
          people,
        );
        expect(mixed.referrerOf).toEqual(straight.referrerOf);
        expect([...mixed.fates]).toEqual(order.map((e) => straight.fates[e]));
      }),
      { seed: 43, numRuns: 300 },
    );
  });

  it('refuses columns of different lengths and people beyond their number', () => {
    expect(() => referralForest(referralsOf([[0, 7]]), 5)).toThrow(RangeError);
    const short = { ...referralsOf([[0, 1]]), day: new Int32Array(0) };
    expect(() => referralForest(short, 5)).toThrow(RangeError);
  });
});

/** The four rules as they are written, each over all rows, without a thought for time. */
function byTheRules(referrals: ReturnType<typeof referralsOf>): number[] {
  const rows = Array.from(referrals.referrer, (by, e) => ({
    by,
    who: referrals.referred[e] ?? 0,
    key: (referrals.day[e] === noDay ? 1e6 : (referrals.day[e] ?? 0)) * 1000 + e,
    outcome: by === referrals.referred[e] ? ofOneself : counted,
  }));
  const still = () => rows.filter(({ outcome }) => outcome === counted);
  type Row = (typeof rows)[number];
  const laterOnes = (alike: (a: Row, b: Row) => boolean) =>
    still().filter((row) => still().some((other) => alike(row, other) && other.key < row.key));
  const set = (which: readonly Row[], outcome: typeof repeated | typeof second | typeof cycle) => {
    for (const row of which) Object.assign(row, { outcome });
  };
  set(
    laterOnes((a, b) => a.by === b.by && a.who === b.who),
    repeated,
  );
  set(
    laterOnes((a, b) => a.who === b.who),
    second,
  );
  const circleOf = (row: Row): Row[] => {
    const circle = [row];
    for (let on = row; circle.length <= rows.length; ) {
      const up = still().find(({ who }) => who === on.by);
      if (up === undefined) return [];
      if (up === row) return circle;
      circle.push(up);
      on = up;
    }
    return [];
  };
  const latest = still().filter((row) => {
    const circle = circleOf(row);
    return circle.length > 0 && circle.every(({ key }) => key <= row.key);
  });
  set(latest, cycle);
  return rows.map(({ outcome }) => outcome);
}
