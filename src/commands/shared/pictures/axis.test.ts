import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountAxis, roundAxis } from './axis.ts';

const ticksOf = (values: readonly number[]) => amountAxis(values, '').ticks.map(({ text }) => text);

test('ticks are round numbers with as few decimals as they need', () => {
  expect(ticksOf([324])).toEqual(['0', '100', '200', '300']);
  expect(ticksOf([4248])).toEqual(['0', '1,000', '2,000', '3,000', '4,000']);
  expect(ticksOf([1e6])).toEqual(['0', '500,000', '1,000,000']);
  expect(ticksOf([0.9])).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8']);
  expect(ticksOf([0.035])).toEqual(['0.00', '0.01', '0.02', '0.03']);
});

test('an axis of amounts holds zero, and what is below it', () => {
  expect(amountAxis([5, 8], 'x')).toMatchObject({ label: 'x', from: 0, to: 8 });
  expect(amountAxis([-30, 80], '')).toMatchObject({ from: -30, to: 80 });
  expect(ticksOf([-30, 80])).toEqual(['0', '50']);
  expect(ticksOf([-300, -100])).toEqual(['−300', '−200', '−100', '0']);
});

test('another axis need not hold zero', () => {
  expect(roundAxis([1020, 1180], '')).toMatchObject({ from: 1020, to: 1180 });
  expect(roundAxis([1020, 1180], '').ticks.map(({ at }) => at)).toEqual([1050, 1100, 1150]);
});

test('an axis has a length where nothing has a size', () => {
  expect(amountAxis([], '')).toMatchObject({ from: 0, to: 1 });
  expect(amountAxis([0, 0], '')).toMatchObject({ from: 0, to: 1 });
  expect(roundAxis([7], '')).toMatchObject({ from: 7, to: 14 });
});

test('every axis has two to five ticks on it, rising by equal steps', () => {
  const amount = fc
    .double({ min: -1e12, max: 1e12, noNaN: true })
    .filter((value) => value === 0 || Math.abs(value) > 1e-6);
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1 }), (values) => {
      const { from, to, ticks } = amountAxis(values, '');
      expect(to).toBeGreaterThan(from);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(from);
      expect(Math.max(...values)).toBeLessThanOrEqual(to);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(5);
      const steps = ticks.slice(1).map(({ at }, i) => at - (ticks[i]?.at ?? 0));
      for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 6);
      for (const { at } of ticks) expect(at >= from && at <= to).toBe(true);
    }),
  );
});
