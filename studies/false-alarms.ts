import { normalDraws, randomSource } from '../src/core/numeric/random.ts';
import { type CentreLine, processLimits } from '../src/core/relationship/process-limits.ts';
import { type SignalRule, signals, usualRules } from '../src/core/relationship/signals.ts';
import { logRank } from '../src/core/survival/log-rank.ts';
import type { Stays } from '../src/core/survival/stays.ts';
import { shareText } from './shares.ts';
import type { Study } from './study.ts';

const segmentCases = [2, 4].flatMap((segments) =>
  [20, 100].map((customers) => ({ segments, customers })),
);

const chartCases = [12, 31, 100].flatMap((values) =>
  (
    [
      ['mean', usualRules],
      ['median', usualRules],
      ['mean', ['beyond-limits', 'run-of-8', 'near-limit']],
    ] as const satisfies readonly (readonly [CentreLine, readonly SignalRule[]])[]
  ).map(([limits, rules]) => ({ values, limits, rules })),
);

/** How often something is called a difference or a signal where there is none. */
export const falseAlarms: Study = {
  question:
    'How often does the log-rank test call equal segments different at 5 %, and how often does a process behaviour chart have a signal in a steady series?',
  sets: 10_000,
  run(sets, progress) {
    progress('log-rank test');
    const tests = segmentCases.map(({ segments, customers }, place) => [
      `log-rank test, ${segments} segments of ${customers} customers`,
      'p < 0.05',
      shareText(...falselyDifferent(segments, customers, sets, place + 1)),
    ]);
    progress('process behaviour charts');
    const charts = chartCases.map(({ values, limits, rules }, place) => [
      `chart of ${values} normal values, limits from the ${limits}`,
      rules.join(', '),
      shareText(...falselySignalled(values, limits, rules, sets, place + 101)),
    ]);
    return {
      header: ['without a difference', 'alarm', 'false alarms'],
      rows: [...tests, ...charts],
    };
  },
};

/** Of customers who leave at a constant rate and have been observed for up to three mean stays. */
function falselyDifferent(
  segments: number,
  customers: number,
  sets: number,
  seed: number,
): readonly [holding: number, of: number] {
  const random = randomSource(seed);
  let alarms = 0;
  for (let set = 0; set < sets; set++) {
    const groups = Array.from({ length: segments }, () => exponentialStays(customers, random));
    const { p = 1 } = logRank(groups) ?? {};
    if (p < 0.05) alarms += 1;
  }
  return [alarms, sets];
}

function exponentialStays(customers: number, random: () => number): Stays {
  const rows = Array.from({ length: customers }, () => {
    const [stay, observed] = [-Math.log1p(-random()), 3 * random()];
    return { exit: Math.min(stay, observed), ended: stay <= observed ? 1 : 0 };
  }).sort((a, b) => a.exit - b.exit);
  return {
    entryYears: new Float64Array(customers),
    exitYears: Float64Array.from(rows, ({ exit }) => exit),
    ended: Float64Array.from(rows, ({ ended }) => ended),
    active: Float64Array.from(rows, ({ ended }) => 1 - ended),
  };
}

/** Of independent values of one normal distribution, with limits from themselves. */
function falselySignalled(
  values: number,
  centre: CentreLine,
  rules: readonly SignalRule[],
  sets: number,
  seed: number,
): readonly [holding: number, of: number] {
  const normal = normalDraws(randomSource(seed));
  let alarms = 0;
  for (let set = 0; set < sets; set++) {
    const series = Float64Array.from({ length: values }, normal);
    const limits = processLimits(series, centre);
    if (limits !== undefined && signals(series, limits, rules).length > 0) alarms += 1;
  }
  return [alarms, sets];
}
