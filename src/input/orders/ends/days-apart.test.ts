import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysApart } from './days-apart.ts';

/** 2022-01-01. */
const start = 18_993;

/** Numbers from 0 up to 1, the same for each seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const refused = (days: readonly number[]) => daysApart([days]).filter(({ isSure }) => isSure);

/** Orders at random times: the days between them are exponential. */
function poisson(seed: number, orders: number, daysEach: number): number[] {
  const next = random(seed);
  let time = start;
  return Array.from({ length: orders }, () => {
    time += -daysEach * Math.log(1 - next());
    return Math.floor(time);
  });
}

/** Orders of customers who all come in the first quarter, buy at rates of their own, and leave. */
function cohort(seed: number, customers: number): number[] {
  const next = random(seed);
  const days: number[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const every = 10 + 300 * next();
    const gone = -400 * Math.log(1 - next());
    const first = start + 90 * next();
    let time = first;
    while (time - first <= gone && time < start + 1000) {
      days.push(Math.floor(time));
      time += -every * Math.log(1 - next());
    }
  }
  return days;
}

/** Orders of some months of each year, until the export. */
function seasonal(seed: number, years: number, from: number, length: number, daily: number) {
  const next = random(seed);
  const until = start + 365 * (years - next());
  const days: number[] = [];
  for (let year = 0; year < years; year++)
    for (let day = 0; day < length; day++) {
      const orders = Math.floor(daily * 2 * next());
      const date = start + 365 * year + from + day;
      for (let order = 0; order < orders && date <= until; order++) days.push(date);
    }
  return days;
}

describe('honest logs are not refused', () => {
  test('orders at random', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 20, max: 2000 }),
        fc.constantFrom(0.05, 0.3, 1, 5, 30, 120),
        (seed, orders, daysEach) => refused(poisson(seed, orders, daysEach)).length === 0,
      ),
      { numRuns: 4000 },
    );
  });

  test('customers who come at once, and stop buying one after another: hardly ever', () => {
    const logs = Array.from({ length: 2000 }, (_, i) => cohort(7919 * (i + 1), 15 + (i % 60)));
    expect(logs.filter((days) => refused(days).length > 0).length).toBeLessThan(6);
  });

  test('shops that sell for some weeks of the year', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (seed, years, from, length, daily) => {
          const days = seasonal(seed, years, from, length, daily);
          return days.length === 0 || refused(days).length === 0;
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('each December: the second begins with one order', () => {
    const first = Array.from({ length: 62 }, (_, i) => start + 334 + Math.floor(i / 2));
    expect(daysApart([[...first, start + 334 + 365]]).filter(({ isSure }) => isSure)).toEqual([]);
    const three = [0, 365, 730].flatMap((year) => first.map((day) => day + year));
    expect(daysApart([[...three, start + 334 + 1095]])).toEqual([]);
  });

  test('few orders, none, and orders of one day', () => {
    for (const days of [[], [start], [start, start], [start, start + 300], [0, 5, 400]])
      expect(daysApart([days])).toEqual([]);
  });
});

describe('days that stand apart', () => {
  const strays = fc.tuple(fc.constantFrom(-1, 1), fc.integer({ min: 1, max: 3 }));

  test('up to three orders, ten years before or after, are always refused', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 20, max: 2000 }),
        fc.constantFrom(0.3, 1, 5),
        strays,
        fc.boolean(),
        (seed, orders, daysEach, [side, count], isFar) => {
          const days = poisson(seed, orders, daysEach);
          const [first = 0, last = 0] = [days[0], days.at(-1)];
          const away = Math.max(3650, 10 * (last - first)) * (isFar ? 2 : 1);
          const stray = side < 0 ? first - away : last + away;
          const planted = Array.from({ length: count }, (_, i) => stray + side * 40 * i);
          const [found, ...others] = refused([...planted, ...days].reverse());
          expect(others).toEqual([]);
          expect(found).toMatchObject({
            end: side < 0 ? 'beginning' : 'end',
            ordinary: side < 0 ? first : last,
            outermost: planted.at(-1),
            orders: count,
            gap: away,
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('at both ends, and beyond a shop of each December', () => {
    const december = Array.from({ length: 62 }, (_, i) => start + 334 + Math.floor(i / 2));
    const days = [0, 365, 730].flatMap((year) => december.map((day) => day + year));
    const both = refused([...days, 0, start + 7300]);
    expect(both.map(({ end, outermost }) => [end, outermost])).toEqual([
      ['beginning', 0],
      ['end', start + 7300],
    ]);
  });

  test('in a log of few days they are seen, and not sure', () => {
    // Two gaps, 7,300 days against 4: the chance is 2 / 1,826.
    const found = daysApart([[start, start + 4, start + 7304]]);
    expect(found).toMatchObject([{ end: 'end', gap: 7300, widest: 4, isSure: false }]);
    expect(daysApart([[start, start + 7300]])).toMatchObject([{ isSure: false }]);
    // 245 and 404 days: neither is an exception.
    expect(daysApart([[start, start + 245, start + 649]])).toEqual([]);
  });

  test('half a year beyond a year of daily orders is refused, a quarter only seen', () => {
    const daily = Array.from({ length: 500 }, (_, i) => start + i);
    const strayAfter = (days: number) => daysApart([[...daily, start + 499 + days]]);
    expect(strayAfter(181)).toMatchObject([{ end: 'end', gap: 181, widest: 1, isSure: true }]);
    expect(strayAfter(91)).toMatchObject([{ gap: 91, isSure: false }]);
    expect(strayAfter(90)).toEqual([]);
  });

  test('many orders beyond a gap are the shop that has opened again', () => {
    const daily = Array.from({ length: 500 }, (_, i) => start + i);
    const again = Array.from({ length: 11 }, (_, i) => start + 1000 + i);
    expect(daysApart([[...daily, ...again]])).toEqual([]);
  });
});
