import { randomSource } from '../src/core/numeric/random.ts';
import { exponentialRate } from '../src/core/survival/exponential-rate.ts';
import { kaplanMeier, survivalInterval } from '../src/core/survival/kaplan-meier.ts';
import { restrictedMean } from '../src/core/survival/restricted-mean.ts';
import { riskSets } from '../src/core/survival/risk-sets.ts';
import { distinctStays } from '../src/core/survival/stays.ts';
import { restrictedMeanInterval } from '../src/core/uncertainty/restricted-mean-interval.ts';
import { countText } from './shares.ts';
import { Coverage, simulatedStays, stayLaws, trueMean } from './simulated-stays.ts';
import type { Study } from './study.ts';

const sizes = [50, 200, 1000];
/** Fewer than the command draws, for the sake of time. */
const draws = 1000;
/** At which the share still there is estimated. */
const months = 24;

const intervals = [
  'restricted mean, by Greenwood',
  'restricted mean, resampled',
  `still there after ${months} months`,
  'rate a year, if constant',
] as const;

/** How often the intervals of what is observed of stays contain the true figures. */
export const stayIntervals: Study = {
  question:
    'How often do the 95 % intervals of how long customers stay contain the true figures, and on which side do they miss?',
  sets: 1000,
  run: (sets, progress) => {
    const uniform = randomSource(23);
    const rows: string[][] = [];
    for (const law of stayLaws) {
      for (const customers of sizes) {
        progress(`${law.name}, ${customers} customers`);
        const coverage = intervals.map(() => new Coverage());
        for (let set = 0; set < sets; set++) {
          const simulated = simulatedStays(law, customers, uniform);
          const stays = distinctStays({
            entryYears: new Float64Array(customers),
            exitYears: simulated.months.map((each) => each / 12),
            ended: Float64Array.from(simulated.isActive, (active) => 1 - active),
            active: Float64Array.from(simulated.isActive),
          });
          const risk = riskSets(stays);
          const km = kaplanMeier(risk);
          const mean = trueMean(law, simulated.reach) / 12;
          const rate = exponentialRate(risk.endedTotal, risk.exposureYears);
          coverage[0]?.add(restrictedMean(km), mean);
          coverage[1]?.add(
            restrictedMeanInterval(stays, simulated.reach / 12, { draws, seed: set }),
            mean,
          );
          coverage[2]?.add(survivalInterval(km, months / 12), law.survival(months));
          // Each month the share 1 − S(1) ends.
          const ofRate = rate && { low: rate.rateLow, high: rate.rateHigh };
          coverage[3]?.add(ofRate, 12 * (1 - law.survival(1)));
        }
        for (const [i, name] of intervals.entries()) {
          // Only a law without memory has one rate.
          if (i === 3 && law !== stayLaws[0]) continue;
          rows.push([law.name, countText(customers), name, ...(coverage[i]?.cells() ?? [])]);
        }
      }
    }
    return {
      header: ['stays', 'customers', 'interval of', 'contains the truth', 'too low', 'too high'],
      rows,
    };
  },
};
