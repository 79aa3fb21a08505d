import { quantile } from '../src/core/numeric/distribution.ts';
import { normalDraws, randomSource } from '../src/core/numeric/random.ts';
import {
  drawnLosses,
  estimatedLosses,
  simulatedProblems,
} from '../src/core/recovery/testing/simulated-problems.ts';
import { rankIntervals } from '../src/core/uncertainty/rank-intervals.ts';
import { countText, shareText } from './shares.ts';
import type { Study } from './study.ts';

const kinds = 50;
/** Points by which the rates of every second kind differ, as a standard deviation. */
const files = [
  { cases: 2_000, deviation: 0 },
  { cases: 2_000, deviation: 0.1 },
  { cases: 100_000, deviation: 0 },
  { cases: 100_000, deviation: 0.05 },
] as const;
const draws = 1_000;

/** How well the intervals of customers lost, and of the ranks of kinds of problem, hold. */
export const kindRates: Study = {
  question:
    'How often do the intervals of the customers lost to each of 50 kinds of problem hold the truth, and how often is a false order of kinds called certain?',
  sets: 60,
  run: (sets, progress) => ({
    header: [
      'cases',
      'kinds',
      'files',
      'intervals that hold the true loss',
      'files with a false order called certain',
      'pairs that differ whose ranks do not overlap',
    ],
    rows: files.map(({ cases, deviation }, place) => {
      progress(`${countText(cases)} cases, ${deviation}`);
      const found = measured(cases, deviation, sets, place + 1);
      return [
        countText(cases),
        deviation === 0 ? 'all equal' : `25 differ, standard deviation ${100 * deviation} points`,
        String(sets),
        shareText(found.holding, sets * kinds),
        shareText(found.wrong, sets),
        shareText(found.separated, found.different),
      ];
    }),
  }),
};

function measured(caseCount: number, deviation: number, sets: number, place: number) {
  const found = { holding: 0, wrong: 0, separated: 0, different: 0 };
  const normal = normalDraws(randomSource(place));
  for (let set = 0; set < sets; set++) {
    const seed = 1000 * place + set;
    // After the worst outcome 40 % stay: no rate falls below 0; where one would pass 1, all stay.
    const worse = Array.from({ length: kinds }, (_, kind) =>
      kind % 2 === 0 ? 0 : Math.min(0.4, deviation * normal()),
    );
    const { evidence, truth } = simulatedProblems({
      kinds,
      cases: caseCount,
      worse: (kind) => worse[kind] ?? 0,
      seed,
    });
    const lost = drawnLosses(evidence, draws, seed);
    const ranks = rankIntervals(estimatedLosses(evidence), lost);
    let isWrong = false;
    for (const [one, { low, high }] of ranks.entries()) {
      const own = truth[one] ?? 0;
      const sorted = (lost[one] ?? new Float64Array(0)).slice().sort();
      if (quantile(sorted, 0.025) <= own && own <= quantile(sorted, 0.975)) found.holding += 1;
      for (let other = 0; other < one; other++) {
        const second = ranks[other] ?? { low, high };
        const difference = own - (truth[other] ?? 0);
        const order = high < second.low ? 1 : second.high < low ? -1 : 0;
        if (difference !== 0) found.different += 1;
        if (order !== 0 && order * difference > 0) found.separated += 1;
        if (order !== 0 && order * difference <= 0) isWrong = true;
      }
    }
    if (isWrong) found.wrong += 1;
  }
  return found;
}
