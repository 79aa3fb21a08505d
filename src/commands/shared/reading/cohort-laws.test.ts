import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customersFrom, refusals } from './testing/customers-from.ts';
import { cohortsFrom } from './testing/tenures-from.ts';

const seeded = { seed: 20260731, numRuns: 30 };

/** Survivors of a cohort of 1,000 at 0, 1, 2, … years: never more than before, not all left after the first. */
const survivors = fc
  .array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 })
  .map((losses) => {
    const left = [1000];
    for (const [i, loss] of losses.entries())
      left.push(Math.max(0, (left[i] ?? 0) - (i === 0 ? loss + 1 : loss)));
    return left;
  });

const tableOf = (header: string, cells: readonly string[]) =>
  ['year', ...cells.map((_, year) => String(year))]
    .map((year, i) => `${year},${i === 0 ? header : (cells[i - 1] ?? '')}\n`)
    .join('');

test('customers, percents and shares of a cohort are the same cohort', async () => {
  await fc.assert(
    fc.asyncProperty(survivors, async (left) => {
      const measures = [
        tableOf('survivors', left.map(String)),
        tableOf(
          'percent',
          left.map((each) => String(each / 10)),
        ),
        tableOf(
          'active',
          left.map((each) => `${(each / 10).toFixed(1)}%`),
        ),
        tableOf(
          'share',
          left.map((each) => String(each / 1000)),
        ),
      ];
      // A share of 0.125 and a thousand apart read alike: the mark is said.
      const options = { 'cohort-size': '1000', decimal: '.' };
      for (const measure of measures) {
        const [cohort] = (await cohortsFrom(measure, options)).cohorts;
        expect([...(cohort?.surviving ?? [])]).toEqual(left);
        expect([...(cohort?.years ?? [])]).toEqual(left.map((_, year) => year));
      }
    }),
    seeded,
  );
});

test('the order of the rows makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(survivors, fc.infiniteStream(fc.nat()), async (left, numbers) => {
      const rows = left.map((each, year) => `${year},${each}\n`);
      const shuffled = rows
        .map((row) => ({ row, key: numbers.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row);
      const read = (all: readonly string[]) => cohortsFrom(`year,survivors\n${all.join('')}`);
      expect((await read(shuffled)).cohorts).toEqual((await read(rows)).cohorts);
    }),
    seeded,
  );
});

test('whatever the cells hold, a table is refused or becomes falling curves with every row accounted for', async () => {
  const cell = fc.oneof(
    fc.integer({ min: -1, max: 120 }).map(String),
    fc.constantFrom('', '100%', '50 %', '0.5', '1', 'x', '1,000', 'NaN', '1e3', '∞'),
  );
  const row = fc.tuple(fc.constantFrom('A', 'B', ''), cell, cell);
  const rows = fc.array(row, { minLength: 1, maxLength: 6 });
  const header = fc.constantFrom('survivors', 'percent', 'share', 'survival', 'customers');
  const size = fc.constantFrom({}, { 'cohort-size': '100' }, { 'cohort-size': '1000' });
  let read = 0;
  await fc.assert(
    fc.asyncProperty(header, rows, size, async (name, cells, options) => {
      const content = `cohort,year,${name}\n${cells.map((each) => each.map((text) => `"${text}"`).join(',')).join('\n')}\n`;
      const reading = cohortsFrom(content, options);
      if ((await refusals(reading)).length > 0) return;
      const { cohorts, sources } = await reading;
      read += 1;
      for (const { read: all, used, setAside, rejected } of sources)
        expect(Object.values(setAside).reduce((a, b) => a + b, used + rejected)).toBe(all);
      for (const { years, surviving } of cohorts) {
        expect(years[0]).toBe(0);
        for (let i = 1; i < years.length; i++) {
          expect(years[i]).toBeGreaterThan(years[i - 1] ?? Number.NaN);
          expect(surviving[i]).toBeLessThanOrEqual(surviving[i - 1] ?? Number.NaN);
          expect(surviving[i]).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { ...seeded, numRuns: 250 },
  );
  expect(read).toBeGreaterThan(15);
});

test('nobody enters a window later than they leave', async () => {
  const day = fc
    .integer({ min: Date.UTC(2019, 0, 1) / 864e5, max: Date.UTC(2024, 0, 1) / 864e5 })
    .map((days) => new Date(days * 864e5).toISOString().slice(0, 10));
  const stay = fc.tuple(day, fc.option(day)).filter(([start, end]) => end === null || start <= end);
  await fc.assert(
    fc.asyncProperty(fc.array(stay, { minLength: 1, maxLength: 8 }), day, async (stays, window) => {
      const rows = stays.map(([start, end], i) => `${i},${start},${end ?? ''}\n`).join('');
      const options = { 'as-of': '2024-01-02', 'window-start': window };
      const reading = customersFrom(
        { 'a.csv': `id,start,end\n${rows}` },
        { options, spend: 'unused' },
      );
      const left = stays.filter(([, end]) => end !== null && end <= window).length;
      if (left === stays.length) {
        expect((await refusals(reading)).map(({ code }) => code)).toContain('rows-none-left');
        return;
      }
      const { customers, sources } = await reading;
      expect(sources[0]?.setAside).toEqual(left === 0 ? {} : { 'ended-before-window': left });
      for (let i = 0; i < customers.count; i++) {
        const entry = customers.entryYears?.[i] ?? Number.NaN;
        const tenure = customers.tenureYears?.[i] ?? Number.NaN;
        // Zero tenures that began in the window enter and leave at once.
        expect(entry === 0 || entry < tenure).toBe(true);
      }
    }),
    seeded,
  );
});
