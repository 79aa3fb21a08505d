import { expect, it } from 'vitest';
import { groupOf, summedColumns, sumsFrom } from './customer-groups.ts';
import type { Member } from './members.ts';

const member = (
  id: string,
  spendBefore: number,
  spendAfter: number,
  exposureYears: number,
  ended: boolean,
): Member => ({ id, group: 'treated', spendBefore, spendAfter, exposureYears, ended });

const described = (members: readonly Member[]) => {
  const { columns, before } = summedColumns(members, new Map([['A', 2]]));
  const sums = sumsFrom((c) =>
    (columns[c] ?? new Float64Array()).reduce((sum, value) => sum + value, 0),
  );
  return { sums, group: groupOf(sums, before) };
};

it('compares the spend of those who are still customers, and counts who has left by the time observed', () => {
  const { sums, group } = described([
    member('A', 100, 130, 2, false),
    member('B', 200, 210, 1.5, false),
    // Who has left spends nothing: that is counted as leaving, not as spending less.
    member('C', 400, 0, 0.5, true),
  ]);
  expect(sums).toEqual({
    spenders: 2,
    before: 300,
    after: 340,
    ended: 1,
    exposure: 4,
    referrals: 2,
  });
  expect(group.before).toEqual({ annualSpend: 150 });
  expect(group.after.annualSpend).toBe(170);
  // One of them in four years: a rate of a quarter.
  expect(group.after.retention).toBeCloseTo(0.778801, 6);
});

it('compares before and after of the same customers, and after alone where nobody has a before', () => {
  const unknown = Number.NaN;
  expect(
    described([member('A', 100, 130, 1, false), member('B', unknown, 900, 1, false)]).group,
  ).toMatchObject({ before: { annualSpend: 100 }, after: { annualSpend: 130 } });
  expect(described([member('A', unknown, 130, 1, false)]).group.before).toBeUndefined();
});
