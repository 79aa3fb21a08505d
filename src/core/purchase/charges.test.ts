import { expect, it } from 'vitest';
import type { ChargeInterval } from './charge-interval.ts';
import { chargesAt } from './charges.ts';
import { writtenDays } from './testing/purchase-days.ts';

const at = (interval: ChargeInterval, ...customers: readonly string[]) =>
  chargesAt(writtenDays(...customers)).find((each) => each.interval === interval);

it('counts a charge on time across a weekend, and one missed', () => {
  expect(at('monthly', '2024-01-10, 2024-02-12, 2024-03-10, 2024-05-10')).toEqual({
    interval: 'monthly',
    gaps: 3,
    onTime: 2,
    missed: 1,
    share: 1,
    sameAmount: 1,
    customers: 1,
  });
});

it('counts a late charge once: the next is on time by the one before', () => {
  expect(at('monthly', '2024-01-10, 2024-02-17, 2024-03-10, 2024-04-10')).toMatchObject({
    gaps: 3,
    onTime: 2,
    missed: 0,
    share: 2 / 3,
  });
});

it('counts a charge in between once, as for an upgrade', () => {
  expect(at('monthly', '2024-01-10 10, 2024-01-20 4, 2024-02-10 20, 2024-03-10 20')).toMatchObject({
    gaps: 3,
    onTime: 2,
    sameAmount: 1 / 2,
  });
});

it('does not take twice a week for weekly', () => {
  // Tuesday, Friday, Tuesday, Friday, Tuesday: every second purchase is a week after the one before the last.
  expect(at('weekly', '2024-01-02, 2024-01-05, 2024-01-09, 2024-01-12, 2024-01-16')).toMatchObject({
    gaps: 4,
    onTime: 2,
  });
});

it('knows each interval by itself', () => {
  const yearly = '2020-02-29, 2021-02-28, 2022-03-01, 2023-03-01';
  expect(chargesAt(writtenDays(yearly)).filter(({ onTime }) => onTime > 0)).toEqual([
    expect.objectContaining({ interval: 'yearly', onTime: 3, share: 1 }),
  ]);
  const fourWeekly = '2024-01-01, 2024-01-29, 2024-02-26, 2024-03-25';
  expect(
    chargesAt(writtenDays(fourWeekly)).map(({ interval, onTime }) => [interval, onTime]),
  ).toEqual([
    ['weekly', 0],
    ['fortnightly', 0],
    ['four-weekly', 3],
    ['monthly', 3],
    ['quarterly', 0],
    ['half-yearly', 0],
    ['yearly', 0],
  ]);
});

it('does not mix customers', () => {
  const found = at('monthly', '2024-01-10', '2024-02-10, 2024-03-10', '2024-04-10, 2024-07-30');
  expect(found).toMatchObject({ gaps: 2, onTime: 1, customers: 1, share: 1 / 2 });
});

it('has nothing to say of customers who bought once', () => {
  for (const each of chargesAt(writtenDays('2024-01-10', '2024-02-10')))
    expect(each).toMatchObject({ gaps: 0, onTime: 0, missed: 0, share: 0, sameAmount: 0 });
});
