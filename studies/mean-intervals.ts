import { normalDraws, randomDraws, randomSource } from '../src/core/numeric/random.ts';
import { bootstrap, type Interval, sumsStatistic } from '../src/core/uncertainty/bootstrap.ts';
import { closedFormInterval } from '../src/core/uncertainty/closed-form-interval.ts';
import { momentsTogether, stratumMoments } from '../src/core/uncertainty/moments.ts';
import { studentisedTotals } from '../src/core/uncertainty/studentised-totals.ts';
import { countText } from './shares.ts';
import type { Study, StudyTable } from './study.ts';

/** Customers whose total is known on average. */
interface Population {
  readonly name: string;
  /** Of each segment. */
  readonly customers: readonly number[];
  /** The expected total. */
  readonly truth: number;
  /** The number of the next customer of a segment. */
  readonly draw: (segment: number) => number;
  /** The share of the sets, fewer where they take long. */
  readonly sets: number;
  readonly methods: readonly Method[];
}

const methods = [
  'percentile',
  'studentised',
  'studentised log',
  'formula without skewness',
  'closed form',
] as const;
type Method = (typeof methods)[number];

const byFormula: readonly Method[] = ['formula without skewness', 'closed form'];

/** Of each set: fewer than the command draws, for the sake of time. */
const draws = 1000;

const lognormalMean = (sigma: number) => Math.exp((sigma * sigma) / 2);

function populations(): readonly Population[] {
  const normal = normalDraws(randomSource(17));
  const { gamma, uniform } = randomDraws(18);
  const lognormal = (sigma: number) => () => Math.exp(sigma * normal());
  const alike = (
    name: string,
    customers: number,
    mean: number,
    draw: () => number,
    sets: number,
    used = methods as readonly Method[],
  ): Population => {
    return { name, customers: [customers], truth: customers * mean, draw, sets, methods: used };
  };
  const halfZeros = () => (uniform() < 0.5 ? 0 : Math.exp(0.8 * normal()));
  return [
    alike('lognormal, σ 0.8', 30, lognormalMean(0.8), lognormal(0.8), 1),
    alike('lognormal, σ 1.5', 150, lognormalMean(1.5), lognormal(1.5), 1),
    alike('lognormal, σ 0.8', 10, lognormalMean(0.8), lognormal(0.8), 1),
    alike('exponential', 30, 1, () => gamma(1), 1),
    alike('half of them 0, else lognormal, σ 0.8', 30, lognormalMean(0.8) / 2, halfZeros, 1),
    {
      name: 'two segments: lognormal, σ 0.8 and σ 1.5',
      customers: [60, 30],
      truth: 60 * lognormalMean(0.8) + 30 * lognormalMean(1.5),
      draw: (segment) => lognormal(segment === 0 ? 0.8 : 1.5)(),
      sets: 1,
      methods,
    },
    alike('lognormal, σ 1.5', 1000, lognormalMean(1.5), lognormal(1.5), 0.25),
    alike('lognormal, σ 1.5', 20_000, lognormalMean(1.5), lognormal(1.5), 0.5, byFormula),
  ];
}

/** How often intervals of a total of customers contain the true figure. */
export const meanIntervals: Study = {
  question:
    'How often does a 95 % interval of the mean or total of simulated customers contain the true figure, and on which side does it miss?',
  sets: 2000,
  run(sets, progress): StudyTable {
    const rows: string[][] = [];
    for (const population of populations()) {
      const number = Math.max(2, Math.round(sets * population.sets));
      progress(`${population.name}, ${population.customers.join(' + ')} customers`);
      for (const [method, found] of measured(population, number)) {
        const { low, high, widths } = found;
        const share = (count: number) => `${((100 * count) / number).toFixed(1)} %`;
        rows.push([
          population.name,
          population.customers.map(countText).join(' + '),
          method,
          share(number - low - high),
          share(low),
          share(high),
          `${Math.round(100 * median(widths))} %`,
        ]);
      }
    }
    return {
      header: [
        'customers',
        'number',
        'interval',
        'contains the truth',
        'too low',
        'too high',
        'median length',
      ],
      rows,
    };
  },
};

/** How often the intervals of a method were below the true figure, or above it, and how long they were. */
interface Found {
  low: number;
  high: number;
  readonly widths: number[];
}

function measured(population: Population, sets: number): ReadonlyMap<Method, Found> {
  const { customers, truth, draw } = population;
  const found = new Map(
    population.methods.map((method): [Method, Found] => [method, { low: 0, high: 0, widths: [] }]),
  );
  const codes = Uint32Array.from(customers.flatMap((n, s) => new Array<number>(n).fill(s)));
  for (let set = 0; set < sets; set++) {
    const values = Float64Array.from(codes, draw);
    const intervals = intervalsOf(values, { codes, number: customers.length }, population, set);
    for (const [method, own] of found) {
      // With too few customers there is no interval, which contains everything.
      const { low, high } = intervals[method]?.() ?? { low: -Infinity, high: Infinity };
      if (high < truth) own.low += 1;
      if (low > truth) own.high += 1;
      own.widths.push((high - low) / truth);
    }
  }
  return found;
}

type Strata = { readonly codes: Uint32Array; readonly number: number };

function intervalsOf(
  values: Float64Array,
  strata: Strata,
  { methods: used }: Population,
  seed: number,
): Readonly<Record<Method, () => Interval | null>> {
  const moments = stratumMoments(values, strata);
  const all = momentsTogether(moments);
  const error = Math.sqrt(all.variance);
  const line = { strata: moments.map((_, s) => s), columns: [0] };
  const [plain, log] = [{ ...line, scale: 'plain' } as const, { ...line, scale: 'log' } as const];
  const how = { draws, seed };
  const studentised = used.includes('studentised')
    ? studentisedTotals(
        { codes: strata.codes, columns: [values], moments: [moments] },
        [plain, log],
        how,
      )
    : undefined;
  const total = sumsStatistic([values], strata.number, 1, (sums, _, figures) => {
    figures[0] = sums.reduce((sum, each) => sum + each, 0);
  });
  return {
    percentile: () => bootstrap({ count: values.length, strata }, total, how)[0] ?? null,
    studentised: () => studentised?.get(plain)?.[0] ?? null,
    'studentised log': () => studentised?.get(log)?.[0] ?? null,
    'formula without skewness': () => ({
      low: all.total * Math.exp((-1.96 * error) / all.total),
      high: all.total * Math.exp((1.96 * error) / all.total),
    }),
    'closed form': () => closedFormInterval(all),
  };
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
