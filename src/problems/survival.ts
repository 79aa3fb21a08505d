import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

export const survival = {
  'tenures-not-whole': entry<{
    /** What --tenure-rounding says. */
    chosen: string;
    /** The unit of which most of the first tenures are whole: "months". */
    unit: string;
    /** The first that is not, in that unit. */
    first: string;
  }>({
    severity: 'error',
    message: ({ chosen, unit, first }) =>
      `--tenure-rounding ${chosen} is for tenures that are whole ${unit}, but not all of these are: the first of the others has ${first}`,
    advice: () =>
      'Use --tenure-rounding exact, or leave it out: tenures that are not whole were not rounded to a unit.',
  }),
  'tenures-completed': entry<{
    /** "months". */
    unit: string;
  }>({
    severity: 'note',
    message: ({ unit }) =>
      `the tenures seem to count completed ${unit}: values are of the tenures as recorded, and leave out the part of a unit in which each customer ended`,
    advice: () =>
      'Give the days of start and end for exact tenures; --tenure-rounding exact says that nothing is left out.',
  }),
  'ended-before-first-period': entry({
    severity: 'error',
    message: () =>
      '--tenure-rounding up counts the period in which a customer ends, so that nobody can end with a tenure of 0, but somebody did',
    advice: () =>
      'Use --tenure-rounding down where tenures count completed periods, or delete customers who never began.',
  }),
  'model-zero-tenure': entry<CalculationFacts['model-zero-tenure']>({
    severity: 'note',
    message: (args) =>
      `${none(args)}: it does not allow a tenure of 0, with which ${args.ended} ended`,
    advice: () =>
      'Where tenures are rounded, say how with --tenure-rounding; or delete customers who never began. The other models count them.',
  }),
  'model-not-identified': entry<CalculationFacts['model-not-identified']>({
    severity: 'note',
    message: (args) => `${none(args)}: ${undetermined(args)}`,
    advice: ({ reason }) =>
      reason === 'nobody-ended'
        ? 'Wait until some have: until then the data do not show how long customers stay.'
        : 'Observe customers over more periods, or use a model with fewer parameters, such as the geometric.',
  }),
  'model-at-limit': entry<CalculationFacts['model-at-limit']>({
    severity: 'note',
    message: (args) => `${none(args)}: ${limits[args.limit](args)}`,
    advice: (args) => `Use ${instead[args.limit](args)}.`,
  }),
  'model-not-converged': entry<CalculationFacts['model-not-converged']>({
    severity: 'warning',
    message: (args) => `${none(args)}: the search for its parameters did not converge`,
    advice: () =>
      'Check the tenures for mistakes: one far from all others can cause this. Otherwise use another model.',
  }),
  'model-doubtful': entry<ModelPlace & { chosen: boolean }>({
    severity: 'warning',
    message: (args) =>
      `${the(args)} is doubtful: ${args.place}, and chance explains only ${args.allowed}`,
    advice: ({ chosen }) =>
      `${chosen ? 'Without --model' : 'Beyond the data'} figures are given as a range over all models: rely on the range, not on one figure. ${divide}`,
  }),
  'model-unfit': entry<ModelPlace & { chosen: boolean }>({
    severity: 'warning',
    message: (args) =>
      `${the(args)} does not fit: ${args.place}, and chance explains only ${args.allowed}`,
    advice: ({ chosen }) =>
      chosen
        ? `Do not rely on what it says of times beyond the data. ${divide}`
        : `Figures beyond the data are left out; --model NAME gives those of one model all the same. ${divide}`,
  }),
  'no-model-fits': entry<ModelPlace & { horizon: string }>({
    severity: 'error',
    message: (args) =>
      `no model fits well enough to go beyond the data: ${the(args)}, the best, is too far from them: ${args.place}, and chance explains only ${args.allowed}`,
    advice: ({ model, horizon }) =>
      `Stay within the data with --horizon ${horizon}, or without --horizon; divide the customers with --by where groups of them stay differently; or choose a model yourself, such as --model ${model}.`,
  }),
};

const divide = 'Where groups of customers stay differently, divide them with --by.';

/** Where the curve of a model is farthest from the data. */
interface ModelPlace {
  readonly model: string;
  /** Empty: all customers. */
  readonly segment: string;
  /** "at 72 months it says 36.1%, the data 13.4%". */
  readonly place: string;
  /** "2.3 points". */
  readonly allowed: string;
}

/** "the weibull model", "the weibull model for renter". */
const the = ({ model, segment }: ModelPlace) =>
  `the ${model} model${segment === '' ? '' : ` for ${segment}`}`;

type AtLimit = CalculationFacts['model-at-limit'];

const limits: Readonly<Record<AtLimit['limit'], (facts: AtLimit) => string>> = {
  'customers-alike': (facts) =>
    `the customers differ by no more than chance, and where they do not differ it is ${withoutDifferences(facts)}`,
  'two-kinds': () => 'customers leave in the first period or never',
  'all-at-once': () => 'all customers end after the same time, as far as the data show',
  'none-before': () => 'nobody leaves before a certain time, which it cannot describe',
  'first-period': () => 'nobody stays beyond the first period',
};

const instead: typeof limits = {
  'customers-alike': (facts) =>
    facts.model === 'beta-discrete-weibull'
      ? withoutDifferences(facts)
      : `${withoutDifferences(facts)}, or a Weibull where the chance of leaving changes with time`,
  'two-kinds': () => 'the estimates without a model, within the time that was observed',
  'all-at-once': () => 'the mean of the tenures: the data show no more',
  'none-before': () => 'the unit of the tenures as the period, such as --period mo',
  'first-period': () => 'a shorter period, such as --period mo, or --period d',
};

/** What a model of customers who differ becomes where they do not. */
function withoutDifferences({ model }: AtLimit): string {
  return model === 'beta-discrete-weibull' ? 'the discrete Weibull' : 'the geometric';
}

const undetermined = ({ parameters, reason }: CalculationFacts['model-not-identified']) => {
  if (reason === 'nobody-ended') return 'none of the customers has ended';
  return parameters === 1
    ? 'the data do not determine its parameter'
    : `the data do not determine its ${parameters} parameters`;
};

/** "no weibull model", "no weibull model for renter". */
const none = ({ model, segment }: { model: string; segment?: string }) =>
  `no ${model} model${segment === undefined ? '' : ` for ${segment}`}`;
