import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { pulse as pulseCommand } from './command.ts';
import type { PulseResult } from './result.ts';

const run = runOf(pulseCommand);

async function pulseOf(lines: readonly string[], options: OptionTexts = {}): Promise<PulseResult> {
  const stdin = Readable.from([Buffer.from(`${lines.join('\n')}\n`)]);
  const { report } = await run({ operands: ['-'], options }, { directory: '.', stdin });
  return report.result;
}

interface Point {
  readonly day: number;
  readonly visits: number;
  readonly likes: number;
}

const points = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: 19_000, max: 22_000 }),
    visits: fc.integer({ min: -500, max: 500 }),
    likes: fc.integer({ min: 0, max: 50 }),
  }),
  { minLength: 1, maxLength: 40, selector: ({ day }) => day },
);

const longLines = (table: readonly Point[]): string[] => [
  'date,indicator,value',
  ...table.flatMap(({ day, visits, likes }) => [
    `${isoDate(day)},Visits,${visits}`,
    `${isoDate(day)},Likes,${likes}`,
  ]),
];

test('a wide file says what the same file in rows says', async () => {
  await fc.assert(
    fc.asyncProperty(points, async (table) => {
      const wide = table.map(({ day, visits, likes }) => `${isoDate(day)},${visits},${likes}`);
      const one = await pulseOf(['date,Visits,Likes', ...wide]);
      expect(one).toEqual(await pulseOf(longLines(table)));
    }),
    { seed: 51, numRuns: 40 },
  );
});

test('the order of the rows does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(points, async (table) => {
      const inOrder = [...table].sort((a, b) => a.day - b.day);
      expect(await pulseOf(longLines(table))).toEqual(await pulseOf(longLines(inOrder)));
    }),
    { seed: 52, numRuns: 40 },
  );
});

test('percents have the limits of the numbers that they are written with', async () => {
  await fc.assert(
    fc.asyncProperty(points, async (table) => {
      const lines = longLines(table);
      const [head = '', ...rows] = lines;
      const percents = await pulseOf([head, ...rows.map((line) => `${line}%`)]);
      const plain = await pulseOf(lines);
      expect(percents.indicators.map((each) => ({ ...each, unit: null }))).toEqual(
        plain.indicators,
      );
      expect(new Set(percents.indicators.map(({ unit }) => unit))).toEqual(new Set(['%']));
    }),
    { seed: 53, numRuns: 20 },
  );
});

test('no value of any file fails to be a number', async () => {
  await fc.assert(
    fc.asyncProperty(points, async (table) => {
      const text = JSON.stringify(await pulseOf(longLines(table), { explain: true }));
      // JSON writes NaN and infinities as null; a value is never null.
      expect(text).not.toMatch(/"(value|latest)":null/);
    }),
    { seed: 54, numRuns: 20 },
  );
});

test('100,000 points of two indicators are judged', async () => {
  const table = Array.from({ length: 50_000 }, (_, i) => ({
    day: i - 20_000,
    visits: (i * 7919) % 100,
    likes: i % 5,
  }));
  const { indicators } = await pulseOf(longLines(table));
  expect(indicators.map(({ points: count }) => count)).toEqual([50_000, 50_000]);
}, 30_000);
