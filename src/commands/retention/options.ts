import { failure, success } from '../../core/outcome.ts';
import { isRange } from '../../core/quantity/range.ts';
import { yearlyRate } from '../../core/quantity/rate.ts';
import type { TimeUnit } from '../../core/quantity/time-unit.ts';
import { typedPeriod, typedQuantity } from '../../core/quantity/typed-quantity.ts';
import type { ModelName } from '../../core/survival/family.ts';
import { movementFields } from '../../input/subscriptions/movement-fields.ts';
import { problem } from '../../problems/problem.ts';
import type { Request } from '../command.ts';
import { type Given, needing, type OptionSpec, type Reader, type TypedOptions } from '../option.ts';
import {
  byOption,
  explainOption,
  intervalsOption,
  isModelChosen,
  modelOption,
  modelsOf,
  usualResamples,
} from '../shared/common-options.ts';
import { drawingOf, drawingOptions } from '../shared/economics/drawing.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { type Duration, duration, lengthOf, wholeNumber } from '../shared/option-readers.ts';
import { customerLogOptions, orCells } from '../shared/orders/log-options.ts';
import {
  cohortSizeOption,
  readingOptionsWith,
  unusedByCells,
  windowStartOption,
} from '../shared/reading/options.ts';
import { atLeastADay } from '../shared/relationship-years.ts';
import type { Drawing } from '../shared/result-schema.ts';
import { segmentOptions } from '../shared/segments/segment-options.ts';
import { tenureRoundingOption } from '../shared/tenure-rounding.ts';
import { connectOptions } from '../shared/warehouse/connect-options.ts';

const retention = 'How long customers stay';

/** A discount rate as it was written, and as a rate a year. */
interface Discount {
  readonly text: string;
  readonly value: number;
  readonly unit: TimeUnit;
  readonly yearly: number;
}

const discountRate: Reader<Discount> = (text, what) => {
  const read = typedQuantity('rate', what, text);
  if (!read.ok) return read;
  const { range, unit } = read.value;
  if (isRange(range))
    return failure(problem('quantity-unreadable', { what, text, examples: '10% or 0.8%/mo' }));
  const per = unit ?? 'y';
  return success({ text, value: range.base, unit: per, yearly: yearlyRate(range.base, per) });
};

const renewalPeriod: Reader<Duration> = (text, what) => {
  const length = lengthOf(typedPeriod(what, text), what, text, 'mo, y or 3mo');
  return length.ok && !atLeastADay(length.value.years)
    ? failure(problem('out-of-range', { what, text, allowed: 'at least a day' }))
    : length;
};

const lastPeriod = 10_000;
const periodNumber = wholeNumber(
  1,
  lastPeriod,
  `a whole number of periods from 1 to ${lastPeriod}`,
);

/** Whether the model has renewals, and so a period between them. */
const isInPeriods = (given: Given): boolean =>
  !['exponential', 'weibull'].includes(String(given.get('model')?.value ?? ''));

/** Options that are only about how long customers stay, or how their stays are read. */
const ofStays = [
  ...['at', 'horizon', 'model', 'tenure-rounding', 'period', 'discount', 'residual', 'intervals'],
  ...['window-start', 'cohort-size', 'join', 'connect', 'table'],
  ...segmentOptions.map(({ name }) => name),
  ...customerLogOptions.map(({ name }) => name),
];

export const options = [
  byOption,
  ...segmentOptions,
  {
    name: 'movements',
    group: retention,
    help: 'instead, how the monthly recurring revenue moves: new, expansion, contraction, churn and reactivation by month, customer and revenue churn, NRR and GRR; from tables by month, changes, invoices with service periods, dated copies of an export of subscriptions, or one export',
    synonyms: [
      ...['mrr-movements', 'nrr', 'grr', 'net-revenue-retention', 'gross-revenue-retention'],
      ...['revenue-retention', 'revenue-churn', 'subscriptions', 'recurring'],
    ],
    excludes: [
      {
        any: ofStays,
        settle: (other) => `Leave ${other} out: it is about how long customers stay.`,
      },
    ],
  },
  {
    name: 'at',
    value: 'D',
    read: duration('1y, 18mo or 90d'),
    repeatable: true,
    commas: true,
    group: retention,
    synonyms: ['time', 'times', 'years', 'after'],
    help: 'show the share still active after these times: 1y,2y; beyond the data by a model',
  },
  {
    name: 'horizon',
    value: 'D',
    read: duration('1y, 18mo or 90d'),
    group: retention,
    synonyms: ['cutoff', 'cut-off', 'max-years', 'time-horizon'],
    help: 'count stays up to this time in means: 5y (as far as the data reach); beyond the data by a model',
  },
  modelOption,
  tenureRoundingOption,
  {
    name: 'period',
    value: 'P',
    read: renewalPeriod,
    group: retention,
    needs: [
      {
        any: ['discount', 'residual'],
        or: isInPeriods,
        words: 'a model in whole periods, --discount or --residual',
      },
    ],
    synonyms: ['renewal-period', 'billing-period', 'frequency'],
    help: 'how often customers decide whether to stay, in models in whole periods: mo, y, 3mo (the unit of a cohort table, else mo)',
  },
  ...economicOptions('retention').map((input) => ({ ...input, read: discountRate })),
  {
    name: 'residual',
    value: 'N',
    read: periodNumber,
    repeatable: true,
    commas: true,
    group: retention,
    help: 'expected lifetime that remains in the N-th period, after N − 1 renewals, by a model: 1,7,8',
    synonyms: ['residual-lifetime', 'remaining', 'lifetime', 'tenure'],
  },
  explainOption(
    retention,
    'the curves, at every end too, the test of the segments, every model of every segment, and means by revenue; with --movements the definitions',
  ),
  {
    ...intervalsOption,
    help: 'intervals of 95 % of the mean stay, from bootstrap resamples of the customers',
  },
  ...needing(drawingOptions, 'intervals'),
  windowStartOption,
  cohortSizeOption,
  ...connectOptions('customers', []),
  ...readingOptionsWith(movementFields).map((option) =>
    orCells(option, 'retention', [...unusedByCells, 'cohort-size'], 'customers'),
  ),
] as const satisfies readonly OptionSpec[];

export type RetentionOptions = TypedOptions<typeof options>;

/** What the options set for the estimates, apart from how files are read. */
export interface Settings {
  readonly by: readonly string[];
  /** Ascending, each once. */
  readonly at: readonly Duration[];
  readonly horizon: Duration | undefined;
  readonly discount: Discount | undefined;
  /** Periods from 1, ascending, each once. */
  readonly residual: readonly number[];
  readonly models: readonly ModelName[];
  /** Whether an option names the one model. */
  readonly chosen: boolean;
  readonly period: Duration | undefined;
  /** Whether the curves are computed at every end too: with `--explain`, and for pictures. */
  readonly everyEnd: boolean;
  /** With `--intervals`. */
  readonly drawing: Drawing | undefined;
}

/** The settings of the options, with the defaults where an option is missing. */
export function settingsOf({ options, pictures }: Request<RetentionOptions>): Settings {
  const { by, horizon, discount, period } = options;
  return {
    by,
    at: once(options.at, ({ years }) => years),
    horizon,
    discount,
    residual: once(options.residual, (n) => n),
    models: modelsOf(options.model),
    chosen: isModelChosen(options.model),
    period,
    everyEnd: options.explain === true || pictures !== undefined,
    drawing: options.intervals === true ? drawingOf(options, usualResamples) : undefined,
  };
}

/** The values in ascending order of their keys, each key once. */
function once<T>(values: readonly T[], key: (value: T) => number): T[] {
  const byKey = new Map(values.map((value) => [key(value), value]));
  return [...byKey.values()].sort((a, b) => key(a) - key(b));
}
