import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOfText } from '../../../core/quantity/calendar.ts';
import { dateAxis } from './date-axis.ts';

const textsOf = (from: string, to: string) =>
  dateAxis(dayOfText(from), dayOfText(to)).ticks.map(({ text }) => text);

it('has the beginnings of months, quarters or years as ticks', () => {
  expect(textsOf('2024-01-15', '2024-06-30')).toEqual([
    '2024-02',
    '2024-03',
    '2024-04',
    '2024-05',
    '2024-06',
  ]);
  expect(textsOf('2024-01-01', '2025-06-30')).toEqual([
    '2024-01',
    '2024-04',
    '2024-07',
    '2024-10',
    '2025-01',
    '2025-04',
  ]);
  expect(textsOf('2016-05-01', '2021-01-01')).toEqual(['2017', '2018', '2019', '2020', '2021']);
});

it('has the first and the last day where there are too few beginnings', () => {
  expect(textsOf('2024-02-05', '2024-02-20')).toEqual(['2024-02-05', '2024-02-20']);
});

it('has two to six ticks, each on its day within the axis', () => {
  const days = fc.integer({ min: -20_000, max: 40_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 15_000 }), (from, length) => {
      const { ticks } = dateAxis(from, from + length);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(6);
      for (const { at, text } of ticks) {
        expect(at >= from && at <= from + length).toBe(true);
        expect(dayOfText(text + '0000-01-01'.slice(text.length))).toBe(at);
      }
    }),
  );
});
