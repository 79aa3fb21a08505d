import { describe, expect, it } from 'vitest';
import { cellsAt, groupCount, placesByGroup, thinnedGroups } from './cells-by-group.ts';
import { historyOf, purchaseCells } from './purchase-cells.ts';

/** Customers of distinct ages; every hundredth is of the second group. */
const customers = Array.from({ length: 30_000 }, (_, i) => ({
  age: 1 + i / 7,
  group: i % 100 === 0 ? 1 : 0,
}));
const cells = purchaseCells({
  purchases: customers.map(() => 0),
  recency: customers.map(() => 0),
  age: customers.map(({ age }) => age),
  group: customers.map(({ group }) => group),
});

describe('cells by group', () => {
  it('are the cells, each in one group', () => {
    expect(groupCount(cells)).toBe(2);
    const [most, few] = placesByGroup(cells).map((places) => cellsAt(cells, places));
    expect([most?.count, few?.count]).toEqual([29_700, 300]);
    expect(few && historyOf(few, 1)).toEqual(historyOf(cells, 100));
  });

  it('are one group without groups', () => {
    const { group: _, ...others } = cells;
    expect(groupCount(others)).toBe(1);
    expect(placesByGroup(others).map(({ length }) => length)).toEqual([30_000]);
  });
});

describe('a sample of groups', () => {
  const sample = thinnedGroups(cells, 2_000);
  const inGroup = (of: Float64Array, group: number) =>
    Array.from(of).filter((_, i) => sample.group?.[i] === group);

  it('has all of a group of few customers, and of the others their share', () => {
    expect(inGroup(sample.age, 1)).toHaveLength(300);
    expect(inGroup(sample.age, 0)).toHaveLength(1_980);
  });

  it('stands for all customers of each group', () => {
    const weightOf = (group: number) =>
      inGroup(sample.weight, group).reduce((sum, each) => sum + each, 0);
    expect(weightOf(0)).toBeCloseTo(29_700, 6);
    expect(weightOf(1)).toBeCloseTo(300, 6);
  });

  it('has the mean age of its customers', () => {
    const ages = inGroup(sample.age, 0);
    const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
    // That of 1 + i / 7 over i from 0 to 29,999, without every hundredth.
    expect(mean).toBeCloseTo(1 + 15_000 / 7, 0);
  });
});
