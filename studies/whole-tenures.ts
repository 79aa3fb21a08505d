import { type Customers, customerStatus } from '../src/core/customers.ts';
import { type RandomDraws, randomDraws } from '../src/core/numeric/random.ts';
import { bestModel } from '../src/core/survival/choose-model.ts';
import { modelNames } from '../src/core/survival/family.ts';
import { fitModel } from '../src/core/survival/fit-model.ts';
import { fittedCurve, meanYears } from '../src/core/survival/fitted-curve.ts';
import { recordedStays, type Stays } from '../src/core/survival/stays.ts';
import { roundedStays, type TenureRounding } from '../src/core/survival/tenure-rounding.ts';
import type { Study } from './study.ts';

type Rounding = TenureRounding['direction'] | 'exact';

/** How long customers stay, in months. */
interface World {
  readonly name: string;
  readonly draw: (random: RandomDraws) => number;
  readonly survival: (months: number) => number;
  readonly meanMonths: number;
}

const weibull: World = {
  name: 'Weibull, shape 0.6, scale 58 months',
  draw: ({ uniform }) => 58 * Math.exp(Math.log(-Math.log(uniform())) / 0.6),
  survival: (months) => Math.exp(-Math.exp(0.6 * Math.log(months / 58))),
  meanMonths: 58 * 1.504575488251556, // Γ(1 + 1/0.6)
};

const exponential: World = {
  name: 'exponential, mean 58 months',
  draw: ({ uniform }) => -58 * Math.log(uniform()),
  survival: (months) => Math.exp(-months / 58),
  meanMonths: 58,
};

/** Each customer leaves at the end of a month, with a probability that differs between customers. */
const renewing: World = {
  name: 'shifted beta-geometric, α 1.5, β 60 months',
  draw: ({ beta, uniform }) => {
    const leaving = beta(1.5, 60);
    return Math.max(1, Math.ceil(Math.log(uniform()) / Math.log1p(-leaving)));
  },
  survival: (months) => {
    let share = 1;
    for (let k = 0; k < months; k++) share *= (60 + k) / (61.5 + k);
    return share;
  },
  meanMonths: 60.5 / 0.5,
};

interface Case {
  readonly world: World;
  readonly recorded: Rounding;
  readonly taken: Rounding;
}

const cases: readonly Case[] = [
  ...[weibull, exponential].flatMap((world) =>
    (['down', 'nearest', 'up'] as const).map((how) => ({ world, recorded: how, taken: how })),
  ),
  { world: renewing, recorded: 'up', taken: 'up' },
  ...(
    [
      ['down', 'exact'],
      ['down', 'nearest'],
      ['up', 'exact'],
      ['up', 'down'],
    ] as const
  ).map(([recorded, taken]) => ({ world: weibull, recorded, taken })),
];

const customers = 3000;
/** Customers are observed for an even time up to this. */
const longestMonths = 84;
const shownMonths = 72;

/** Whether the rounding of tenures distorts the choice of the model, survival and the mean stay. */
export const wholeTenures: Study = {
  question: `What ${customers} tenures in whole months tell of how long customers stay, when they are taken as what they are, and when not`,
  sets: 30,
  run: (sets, progress) => ({
    header: [
      'true stays',
      'recorded',
      'taken as',
      'chosen',
      'S(72): true',
      'estimated (5 %–95 %)',
      'mean y: true',
      'estimated (5 %–95 %)',
    ],
    rows: cases.map((each) => {
      const { world, recorded, taken } = each;
      progress(`${world.name}, rounded ${recorded}, taken as ${taken}`);
      const found = Array.from({ length: sets }, (_, set) => estimates(each, set));
      const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
      const years = (value: number) => (value < Infinity ? value.toFixed(2) : 'infinite');
      return [
        world.name,
        recorded,
        taken,
        timesChosen(found.map(({ model }) => model)),
        percent(world.survival(shownMonths)),
        spread(
          found.map(({ survival }) => survival),
          percent,
        ),
        years(world.meanMonths / 12),
        spread(
          found.map(({ mean }) => mean),
          years,
        ),
      ];
    }),
  }),
};

/** The estimates from one data set by the best model. */
function estimates({ world, recorded, taken }: Case, set: number) {
  const exact = simulated(world, recorded, set);
  const stays = taken === 'exact' ? exact : roundedStays(exact, { direction: taken, unit: 'mo' });
  const fits = modelNames.flatMap((model) => {
    const fit = fitModel(model, stays, 1 / 12);
    return fit.ok ? [fit.value] : [];
  });
  const best = bestModel(fits)?.best;
  if (best === undefined) throw new RangeError('no model was fitted');
  return {
    model: best.model,
    survival: fittedCurve(best).survival(shownMonths / 12),
    mean: meanYears(best),
  };
}

/** Tenures of one data set, recorded in whole months. */
function simulated({ draw }: World, recorded: Rounding, set: number): Stays {
  const random = randomDraws(7_000 + set);
  const rounded = { down: Math.floor, nearest: Math.round, up: Math.ceil, exact: (t: number) => t };
  const tenureYears = new Float64Array(customers);
  const status = new Uint8Array(customers);
  for (let i = 0; i < customers; i++) {
    const stay = draw(random);
    const observed = longestMonths * random.uniform();
    tenureYears[i] = rounded[recorded](Math.min(stay, observed)) / 12;
    status[i] = stay <= observed ? customerStatus.ended : customerStatus.active;
  }
  const nothing = new Float64Array(customers);
  const table: Customers = {
    count: customers,
    ids: [],
    labels: new Map(),
    amount: nothing,
    amountYears: nothing,
    tenureYears,
    status,
  };
  const [stays] = recordedStays(table, new Uint32Array(customers), 1);
  if (stays === undefined) throw new RangeError('no stays');
  return stays;
}

/** Each model that was chosen, with how often; the most frequent first. */
function timesChosen(models: readonly string[]): string {
  const times = new Map<string, number>();
  for (const model of models) times.set(model, (times.get(model) ?? 0) + 1);
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .map(([model, number]) => `${model} ${number}`)
    .join(', ');
}

/** The median, and in brackets the 5 % and the 95 % quantile. */
function spread(values: readonly number[], text: (value: number) => string): string {
  const ascending = [...values].sort((a, b) => a - b);
  const at = (share: number) => ascending[Math.round(share * (ascending.length - 1))] ?? 0;
  return `${text(at(0.5))} (${text(at(0.05))}–${text(at(0.95))})`;
}
