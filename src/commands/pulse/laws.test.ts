import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Report } from '../../core/report.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { pulse as pulseCommand } from './command.ts';
import type { PulseResult } from './result.ts';

const run = runOf(pulseCommand);

async function reportOf(
  lines: readonly string[],
  options: OptionTexts = {},
): Promise<Report<PulseResult>> {
  const stdin = Readable.from([Buffer.from(`${lines.join('\n')}\n`)]);
  const { report } = await run({ operands: ['-'], options }, { directory: '.', stdin });
  return report;
}

async function pulseOf(lines: readonly string[], options: OptionTexts = {}): Promise<PulseResult> {
  return (await reportOf(lines, options)).result;
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

/** Rows of one survey: dates and answers that can be read, and such that cannot or that are no answers. */
const answerRows = fc
  .array(
    fc.record({
      day: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 20_400, max: 20_500 }).map(isoDate) },
        { weight: 1, arbitrary: fc.constantFrom('', 'soon') },
      ),
      answer: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 10 }).map(String) },
        { weight: 2, arbitrary: fc.constantFrom('', '11', '99', '7.5', '-1') },
      ),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => [{ day: '2026-01-05', answer: '9' }, ...rows]);

const waysOf = fc.constantFrom('mean', 'count', 'nps');
const periodsOf = fc.constantFrom('day', 'week', 'month');

test('no answer is lost: each is in a point, set aside or rejected', async () => {
  await fc.assert(
    fc.asyncProperty(answerRows, waysOf, periodsOf, async (rows, combine, every) => {
      const lines = rows.map(({ day, answer }, i) => `${day},${i + 1},${answer}`);
      const head = 'date,response id,score';
      const options = { combine: [combine], every };
      const { result, sources } = await reportOf([head, ...lines], options);
      const [source] = sources;
      const aside = Object.values(source?.setAside ?? {}).reduce((a, b) => a + b, 0);
      const combined = result.indicators[0]?.combined;
      const inPoints = (combined?.periods ?? []).reduce((sum, { answers }) => sum + answers, 0);
      expect(result.indicators.map(({ indicator }) => indicator)).toEqual(['score']);
      expect(inPoints + aside + (source?.rejected ?? 0)).toBe(rows.length);
      expect(combined?.answers).toBe(inPoints);
      // What is an answer, by the words of the scale.
      const answers = rows.filter(
        ({ day, answer }) =>
          /^2/.test(day) && (combine === 'nps' ? /^(\d|10)$/.test(answer) : answer !== ''),
      );
      expect(inPoints).toBe(answers.length);
    }),
    { seed: 56, numRuns: 60 },
  );
});

test('the order of answers does not matter', async () => {
  const readable = answerRows.map((rows) => rows.filter(({ day }) => /^2/.test(day)));
  await fc.assert(
    fc.asyncProperty(readable, waysOf, periodsOf, async (rows, combine, every) => {
      const lines = rows.map(({ day, answer }, i) => `${day},${i + 1},${answer}`);
      const options = { combine: [combine], every };
      const one = await pulseOf(['date,response id,score', ...lines], options);
      const other = await pulseOf(['date,response id,score', ...lines.reverse()], options);
      expect(one).toEqual(other);
    }),
    { seed: 57, numRuns: 40 },
  );
});

test('a wide file of answers says what the same answers in rows say', async () => {
  const readable = answerRows.map((rows) =>
    rows.filter(({ day, answer }) => /^2/.test(day) && answer !== ''),
  );
  await fc.assert(
    fc.asyncProperty(readable, periodsOf, async (rows, every) => {
      const wide = rows.map(({ day, answer }) => `${day},${answer}`);
      const long = rows.map(({ day, answer }) => `${day},Loyalty,${answer}`);
      const one = await pulseOf(['date,Loyalty', ...wide], { every });
      expect(one).toEqual(await pulseOf(['date,indicator,value', ...long], { every }));
    }),
    { seed: 58, numRuns: 30 },
  );
});

test('100,000 points of two indicators get a status', async () => {
  const table = Array.from({ length: 50_000 }, (_, i) => ({
    day: i - 20_000,
    visits: (i * 7919) % 100,
    likes: i % 5,
  }));
  const { indicators } = await pulseOf(longLines(table));
  expect(indicators.map(({ points: count }) => count)).toEqual([50_000, 50_000]);
}, 30_000);
