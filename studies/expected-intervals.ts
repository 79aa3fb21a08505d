import { type Customers, customerStatus } from '../src/core/customers.ts';
import { normalDraws, randomSource } from '../src/core/numeric/random.ts';
import { expectedIntervals } from '../src/core/uncertainty/expected-intervals.ts';
import { expectedEstimates } from '../src/core/value/expected-estimates.ts';
import { stayCells } from '../src/core/value/stay-cells.ts';
import type { Terms } from '../src/core/value/terms.ts';
import { countText } from './shares.ts';
import { Coverage, type StayLaw, simulatedStays, stayLaws, trueMean } from './simulated-stays.ts';
import type { Study } from './study.ts';

const sigmas = [0.8, 1.5];
const sizes = [100, 300, 1000];
/** Fewer than the command draws, for the sake of time. */
const draws = 1000;
const terms: Terms = { periodsPerYear: 12, timing: 'start', firstPayment: 'included' };

/** How often the interval of the mean expected value contains the true one. */
export const expectedValues: Study = {
  question:
    'How often does the 95 % interval of the mean expected lifetime value contain the true mean, counted up to the end of the data, and on which side does it miss?',
  sets: 400,
  run: (sets, progress) => {
    const uniform = randomSource(21);
    const normal = normalDraws(randomSource(22));
    const rows = stayLaws.flatMap((law) =>
      sigmas.flatMap((sigma) =>
        sizes.map((customers) => {
          progress(`${law.name}, σ ${sigma}, ${customers} customers`);
          const coverage = new Coverage();
          for (let set = 0; set < sets; set++) {
            const simulated = simulatedCustomers(law, customers, uniform, () =>
              Math.exp(sigma * normal()),
            );
            // A year has 12 months, and spend a month has the mean exp(σ²/2)/12.
            const truth = (Math.exp(sigma ** 2 / 2) / 12) * trueMean(law, simulated.reach);
            coverage.add(meanInterval(simulated, set), truth);
          }
          return [law.name, `σ ${sigma}`, countText(customers), ...coverage.cells()];
        }),
      ),
    );
    return {
      header: [
        'stays',
        'spend, lognormal',
        'customers',
        'contains the true mean',
        'too low',
        'too high',
      ],
      rows,
    };
  },
};

type Simulated = Customers & { readonly reach: number };

function simulatedCustomers(
  law: StayLaw,
  count: number,
  uniform: () => number,
  spend: () => number,
): Simulated {
  const { months, isActive, reach } = simulatedStays(law, count, uniform);
  return {
    count,
    ids: Array.from(months, (_, i) => String(i)),
    labels: new Map(),
    amount: Float64Array.from(months, spend),
    amountYears: new Float64Array(count).fill(1),
    tenureYears: months.map((each) => each / 12),
    status: isActive.map((active) => (active === 1 ? customerStatus.active : customerStatus.ended)),
    reach,
  };
}

function meanInterval(customers: Simulated, seed: number) {
  const segments = { keys: [{}], codes: new Uint32Array(customers.count) };
  const resampled = stayCells(customers, segments, terms).map((cells) => ({
    cells,
    estimates: expectedEstimates(cells, terms, { reachYears: customers.reach / 12 }),
    least: 0,
    greatest: Infinity,
  }));
  const [found] = expectedIntervals(resampled, [{ segments: [0], anewOf: [0] }], { draws, seed });
  const total = found?.total ?? null;
  return total && { low: total.low / customers.count, high: total.high / customers.count };
}
