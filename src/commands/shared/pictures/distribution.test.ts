import { expect, test } from 'vitest';
import { distributionPicture } from './distribution.ts';

const simulation = {
  ...{ draws: 100, seed: 1, mean: 24, standardError: 1, p10: 12, p50: 22, p90: 41, atMeans: 23 },
  histogram: { from: 10, width: 10, counts: [40, 35, 20], below: 2, above: 3 },
};
const words = { name: 'Net value', base: 23, amountText: (amount: number) => amount.toFixed(0) };

test('every bin is a step, and the last one falls to zero', () => {
  const [picture] = distributionPicture(simulation, words);
  expect(picture?.series).toMatchObject([
    {
      shape: 'steps',
      style: 'filled',
      points: [
        { x: 10, y: 40 },
        { x: 20, y: 35 },
        { x: 30, y: 20 },
        { x: 40, y: 0 },
      ],
    },
  ]);
  expect(picture?.y).toMatchObject({ from: 0, to: 40 });
});

test('lines stand at P10, at the base and at P90', () => {
  const [picture] = distributionPicture(simulation, words);
  expect(picture?.lines?.map(({ axis, at, text }) => [axis, at, text])).toEqual([
    ['x', 12, 'P10 12'],
    ['x', 23, 'base 23'],
    ['x', 41, 'P90 41'],
  ]);
  // P90 lies above the last bin, and still has its place.
  expect(picture?.x).toMatchObject({ from: 10, to: 41 });
});

test('the numbers have every draw, those of the tails too, which the heading names', () => {
  const [picture] = distributionPicture(simulation, words);
  expect(picture?.numbers.rows.map(({ cells }) => cells)).toEqual([
    ['below 10', '2'],
    ['10 to 20', '40'],
    ['20 to 30', '35'],
    ['30 to 40', '20'],
    ['40 and above', '3'],
  ]);
  expect(picture?.heading).toBe(
    'Net value: 100 draws of the ranges (not shown: 2 below 10, 3 above 40)',
  );
});

test('edges have as many decimals as a bin is wide', () => {
  const narrow = { from: 0.3, width: 0.05, counts: [60, 40], below: 0, above: 0 };
  const [picture] = distributionPicture({ ...simulation, histogram: narrow }, words);
  expect(picture?.numbers.rows.map(({ cells }) => cells[0])).toEqual([
    '0.30 to 0.35',
    '0.35 to 0.40',
  ]);
});

test('there is none of draws that are all alike', () => {
  expect(distributionPicture({ ...simulation, histogram: null }, words)).toEqual([]);
});
