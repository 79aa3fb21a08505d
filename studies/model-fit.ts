import { randomSource } from '../src/core/numeric/random.ts';
import { families } from '../src/core/survival/families.ts';
import { type ModelName, modelNames } from '../src/core/survival/family.ts';
import { type FittedModel, fitModel } from '../src/core/survival/fit-model.ts';
import { fittedCurve } from '../src/core/survival/fitted-curve.ts';
import { modelsInRange, rankedModels } from '../src/core/survival/model-range.ts';
import { distinctStays, type Stays } from '../src/core/survival/stays.ts';
import { countText } from './shares.ts';
import type { Study } from './study.ts';

/** How customers stay, and the model of the list that says so; null where none does. */
interface Truth {
  readonly name: string;
  readonly model: ModelName | null;
  readonly survival: (years: number) => number;
}

const ofFamily = (name: string, model: ModelName, parameters: readonly number[]): Truth => ({
  name,
  model,
  survival: families[model].curve(parameters, month).survival,
});

const month = 1 / 12;

const truths: readonly Truth[] = [
  ofFamily('exponential, rate 0.4', 'exponential', [0.4]),
  ofFamily('Weibull, shape 0.6, scale 4.83 y', 'weibull', [0.6, 58 / 12]),
  ofFamily('shifted beta-geometric, α 0.8, β 12', 'shifted-beta-geometric', [0.8, 12]),
  {
    name: '40 % leave at a rate of 2.5, 60 % at 0.1',
    model: null,
    survival: (years) => 0.4 * Math.exp(-2.5 * years) + 0.6 * Math.exp(-0.1 * years),
  },
];

/** Customers began evenly over these years. */
const reachYears = 3;
const sizes = [300, 3000];
/** Of S, as good as right. */
const close = 0.02;

/** Whether what is said of fitted models is right, and whether the range over models holds what the best alone misses. */
export const modelFitStudy: Study = {
  question:
    'How often is a model that is true, or the best, called doubtful or unfit, how often a wrong one, and where is S at twice the reach?',
  sets: 100,
  run: (sets, progress) => ({
    header: [
      'truth',
      'customers',
      'the true model: doubtful, unfit',
      'the best: doubtful, unfit',
      'exponential: doubtful, unfit',
      'S(6 y) within 2 points of the best',
      'of the range over models',
      'median width of the range',
    ],
    rows: truths.flatMap((truth) =>
      sizes.map((customers) => {
        progress(`${truth.name}: ${customers} customers`);
        return row(truth, customers, sets);
      }),
    ),
  }),
};

function row(truth: Truth, customers: number, sets: number): string[] {
  const random = randomSource(1980 + customers);
  const drawn = Array.from({ length: sets }, () =>
    measured(truth, simulated(truth, customers, random)),
  );
  const share = (of: (set: Measured) => boolean) =>
    `${Math.round((100 * drawn.filter(of).length) / sets)} %`;
  const ranked = (of: (set: Measured) => string | null) =>
    `${share((set) => of(set) === 'doubtful')}, ${share((set) => of(set) === 'unfit')}`;
  const widths = drawn.map(({ high, low }) => high - low).sort((a, b) => a - b);
  const far = truth.survival(2 * reachYears);
  return [
    truth.name,
    countText(customers),
    truth.model === null ? '–' : ranked((set) => set.trueModel),
    ranked((set) => set.best),
    truth.model === 'exponential' ? '–' : ranked((set) => set.exponential),
    share(({ expected }) => Math.abs(expected - far) <= close),
    share(({ low, high }) => far >= low - close && far <= high + close),
    `${(100 * (widths[Math.floor(sets / 2)] ?? 0)).toFixed(1)} points`,
  ];
}

interface Measured {
  /** Whether they fit; null where the model could not be fitted, or not be compared. */
  readonly trueModel: string | null;
  readonly best: string | null;
  readonly exponential: string | null;
  /** S at twice the reach by the best model, and the ends of the range over models. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

function measured(truth: Truth, stays: Stays): Measured {
  const fits = modelNames.flatMap((name) => {
    const fit = fitModel(name, stays, month);
    return fit.ok ? [fit.value] : [];
  });
  const ranked = rankedModels(stays, fits);
  const [best] = ranked;
  if (best === undefined) throw new RangeError('no model could be fitted');
  const far = (fit: FittedModel) => fittedCurve(fit).survival(2 * reachYears);
  const all = modelsInRange(ranked).map(far);
  const resultOf = (name: ModelName | null) =>
    ranked.find(({ fitted }) => fitted.model === name)?.fit?.result ?? null;
  return {
    trueModel: resultOf(truth.model),
    best: best.fit?.result ?? null,
    exponential: resultOf('exponential'),
    expected: far(best.fitted),
    // Where the best model is unfit there is no range.
    low: Math.min(...all),
    high: Math.max(...all),
  };
}

/** Customers who began evenly over the reach, with tenures in whole months, rounded down, and who ended in which. */
function simulated({ survival }: Truth, customers: number, random: () => number): Stays {
  const months = 12 * reachYears;
  const ends = Array.from({ length: months + 1 }, (_, k) => survival(k * month));
  const ended = new Float64Array(2 * months);
  const active = new Float64Array(2 * months);
  for (let i = 0; i < customers; i++) {
    const seen = 1 + Math.floor(random() * months);
    const left = random();
    // S falls below a number that is even in (0, 1) in the month in which the customer leaves.
    const stayed = ends.findIndex((share, k) => k > 0 && share < left) - 1;
    if (stayed >= 0 && stayed < seen) ended[stayed] = (ended[stayed] ?? 0) + 1;
    else active[months + seen - 1] = (active[months + seen - 1] ?? 0) + 1;
  }
  const exitYears = ended.map((_, row) => ((row % months) + 1) * month);
  return distinctStays({
    entryYears: new Float64Array(2 * months),
    exitYears,
    afterYears: exitYears.map((exit, row) => (row < months ? (row % months) * month : exit)),
    ended,
    active,
  });
}
