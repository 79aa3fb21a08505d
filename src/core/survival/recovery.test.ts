import { expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import type { ModelName } from './family.ts';
import { fitModel } from './fit-model.ts';
import type { Stays } from './stays.ts';

/**
 * Parameters are recovered from simulated customers at the rate that their intervals claim: the 95 %
 * interval exp(log x ± 1.96 error/x) holds the truth in 190 of 200 sets of data on average, and with
 * 99.9 % probability within 3.29 standard deviations of a binomial, √(200·0.95·0.05), of that. Log-odds
 * take the place of logarithms for retention.
 */
interface Simulated {
  readonly sets: number;
  readonly model: ModelName;
  readonly truth: Readonly<Record<string, number>>;
  readonly customers: number;
  readonly periodYears: number;
  /** When a customer ends, in years. */
  readonly tenure: (random: () => number) => number;
  /** How long a customer is observed; whole periods for the models of which only those are known. */
  readonly observed: (random: () => number) => number;
  /** From when on. */
  readonly entry?: number;
}

const months = (random: () => number) => (6 + Math.floor(random() * 30)) / 12;

/** The month in which somebody leaves whose chance of leaving is `chance` at the first renewal. */
function leavingMonth(chance: number, shape: number, random: () => number): number {
  // S_k = (1 − chance)^(kᶜ) falls below u at the first k from (log u/log(1 − chance))^(1/c) on.
  const reached = Math.log(1 - random()) / Math.log1p(-chance);
  return Math.max(1, Math.ceil(Math.exp(Math.log(reached) / shape)));
}

/** A chance from B(1, b): the least of b uniform numbers. */
const leastOf = (b: number, random: () => number) => -Math.expm1(Math.log(1 - random()) / b);

const simulated: readonly Simulated[] = [
  {
    sets: 200,
    model: 'exponential',
    truth: { rate: 0.4 },
    customers: 150,
    periodYears: 1,
    tenure: (random) => -Math.log(1 - random()) / 0.4,
    observed: (random) => 5 * random(),
  },
  {
    sets: 200,
    model: 'weibull',
    truth: { shape: 1.4, scale: 2 },
    customers: 200,
    periodYears: 1,
    tenure: (random) => 2 * Math.exp(Math.log(-Math.log(1 - random())) / 1.4),
    observed: (random) => 0.3 + 4 * random(),
    entry: 0.3,
  },
  {
    sets: 200,
    model: 'geometric',
    truth: { retention: 0.93 },
    customers: 200,
    periodYears: 1 / 12,
    tenure: (random) => leavingMonth(0.07, 1, random) / 12,
    observed: months,
  },
  {
    sets: 200,
    model: 'shifted-beta-geometric',
    truth: { alpha: 1, beta: 4 },
    customers: 600,
    periodYears: 1 / 12,
    tenure: (random) => leavingMonth(leastOf(4, random), 1, random) / 12,
    observed: months,
  },
  {
    sets: 100,
    model: 'beta-discrete-weibull',
    truth: { alpha: 1, beta: 6, shape: 1.3 },
    customers: 3000,
    periodYears: 1 / 12,
    tenure: (random) => leavingMonth(leastOf(6, random), 1.3, random) / 12,
    observed: months,
  },
];

it.each(simulated)('$model', { timeout: 60_000 }, (settings) => {
  const random = randomSource(19_580_101);
  const covered = new Map(Object.keys(settings.truth).map((name) => [name, 0]));
  for (let set = 0; set < settings.sets; set++) {
    const fit = fitModel(settings.model, draw(settings, random), settings.periodYears);
    if (!fit.ok) continue;
    for (const [name, truth] of Object.entries(settings.truth)) {
      const value = fit.value.parameters[name] ?? Number.NaN;
      const error = fit.value.standardErrors[name] ?? Number.NaN;
      const distance =
        name === 'retention'
          ? (Math.log(value / (1 - value)) - Math.log(truth / (1 - truth))) * value * (1 - value)
          : Math.log(value / truth) * value;
      if (Math.abs(distance) <= 1.959964 * error) covered.set(name, (covered.get(name) ?? 0) + 1);
    }
  }
  for (const [name, count] of covered) {
    const distance = Math.abs(count - 0.95 * settings.sets);
    expect(distance, name).toBeLessThan(3.29 * Math.sqrt(settings.sets * 0.95 * 0.05));
  }
});

function draw({ customers, tenure, observed, entry = 0 }: Simulated, random: () => number): Stays {
  const rows = new Map<number, { ended: number; active: number }>();
  for (let known = 0; known < customers; ) {
    const ends = tenure(random);
    const seen = observed(random);
    const exit = Math.min(ends, seen);
    if (entry > 0 && ends <= entry) continue;
    known += 1;
    const row = rows.get(exit) ?? { ended: 0, active: 0 };
    row[ends <= seen ? 'ended' : 'active'] += 1;
    rows.set(exit, row);
  }
  const column = (of: (row: [number, { ended: number; active: number }]) => number) =>
    Float64Array.from([...rows], of);
  return {
    entryYears: column(() => entry),
    exitYears: column(([exit]) => exit),
    ended: column(([, { ended }]) => ended),
    active: column(([, { active }]) => active),
  };
}
