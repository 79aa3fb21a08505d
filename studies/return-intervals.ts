import { normalDraws, randomSource } from '../src/core/numeric/random.ts';
import {
  bootstrapFigures,
  type Interval,
  percentileInterval,
  sumsStatistic,
} from '../src/core/uncertainty/bootstrap.ts';
import { studentisedDifference, studentisedInterval } from '../src/core/uncertainty/bootstrap-t.ts';
import { closedFormInterval } from '../src/core/uncertainty/closed-form-interval.ts';
import { influenceValues } from '../src/core/uncertainty/influence-values.ts';
import {
  momentsTogether,
  squaresAbout,
  stratumMoments,
  varianceOfTotal,
} from '../src/core/uncertainty/moments.ts';
import { Coverage } from './simulated-stays.ts';
import type { Study } from './study.ts';

/** Fewer than the command draws, for the sake of time. */
const draws = 1000;

const groups = [
  { treated: 30, others: 30, sigma: 0.8 },
  { treated: 30, others: 300, sigma: 0.8 },
  { treated: 150, others: 150, sigma: 1.5 },
  { treated: 30, others: 300, sigma: 1.5 },
  { treated: 150, others: 1500, sigma: 1.5 },
];

/** Those who are treated stay and spend more than the others. */
const stay = [0.8, 0.7];
const spend = [1.2, 1];

/** How often intervals of the return of a programme contain the true return, by several methods. */
export const returnIntervals: Study = {
  question:
    'How often does a 95 % interval of what treated customers are worth above the others contain the true figure, and on which side does it miss?',
  sets: 1000,
  run: (sets, progress) => {
    const uniform = randomSource(24);
    const normal = normalDraws(randomSource(25));
    const rows = groups.flatMap(({ treated, others, sigma }) => {
      progress(`${treated} treated, ${others} others, σ ${sigma}`);
      const codes = Uint32Array.from({ length: treated + others }, (_, i) => (i < treated ? 0 : 1));
      const mean = Math.exp(sigma ** 2 / 2);
      const worth = (g: number) => (stay[g] ?? 0) * (spend[g] ?? 0) * mean;
      const coverage = new Map<string, Coverage>();
      for (let set = 0; set < sets; set++) {
        const staying = Float64Array.from(codes, (g) => (uniform() < (stay[g] ?? 0) ? 1 : 0));
        const spending = Float64Array.from(
          codes,
          (g) => (spend[g] ?? 0) * Math.exp(sigma * normal()),
        );
        const found = intervalsOf([staying, spending], codes, [treated, others], set);
        for (const [method, interval] of Object.entries(found)) {
          const own = coverage.get(method) ?? new Coverage();
          coverage.set(method, own);
          own.add(interval, worth(0) - worth(1));
        }
      }
      return [...coverage].map(([method, own]) => [
        `${treated} and ${others}`,
        `σ ${sigma}`,
        method,
        ...own.cells(),
      ]);
    });
    return {
      header: [
        'treated and others',
        'spend, lognormal',
        'interval',
        'contains the true return',
        'below it',
        'above it',
      ],
      rows,
    };
  },
};

function intervalsOf(
  columns: readonly Float64Array[],
  codes: Uint32Array,
  sizes: readonly number[],
  seed: number,
): Readonly<Record<string, Interval | null>> {
  const strata = { codes, number: 2 };
  /** The share that stays times the mean spend, of the treated less that of the others. */
  const figureOf = (sums: Float64Array): number => {
    const [treated = 1, others = 1] = sizes;
    const [stayTreated = 0, stayOthers = 0, spendTreated = 0, spendOthers = 0] = sums;
    return (stayTreated * spendTreated) / treated ** 2 - (stayOthers * spendOthers) / others ** 2;
  };
  const influence = influenceValues(columns, strata, figureOf);
  const moments = momentsTogether(stratumMoments(influence, strata));
  const own = columns.flatMap((column) => stratumMoments(column, strata).map(({ total }) => total));
  const sample = { figure: figureOf(Float64Array.from(own)), error: Math.sqrt(moments.variance) };
  const squares = influence.map((each) => each * each);
  const statistic = sumsStatistic([...columns, influence, squares], 2, 2, (sums, counts, into) => {
    const figure = figureOf(sums);
    const variance = counts.reduce((sum, n, g) => {
      const about = squaresAbout(n, sums[4 + g] ?? 0, sums[6 + g] ?? 0);
      return sum + varianceOfTotal(n, about);
    }, 0);
    into[0] = figure;
    into[1] = studentisedDifference({ figure, error: Math.sqrt(variance) }, sample, 'plain');
  });
  const [figures = new Float64Array(), differences = new Float64Array()] = bootstrapFigures(
    { count: codes.length, strata },
    statistic,
    { draws, seed },
  );
  return {
    percentile: percentileInterval(figures),
    'studentised, error by influence values': studentisedInterval(differences, sample, 'plain'),
    'closed form': closedFormInterval({
      ...moments,
      total: sample.figure,
      least: -Infinity,
      greatest: Infinity,
    }),
  };
}
