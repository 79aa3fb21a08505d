import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

export const survival = {
  'model-zero-tenure': entry<CalculationFacts['model-zero-tenure']>({
    severity: 'note',
    message: (args) =>
      `${none(args)}: it has no place for the ${args.ended} ended with a tenure of 0`,
    advice: () =>
      'Give the tenure more exactly, or take out those who never began; the other models count them.',
  }),
  'model-not-identified': entry<CalculationFacts['model-not-identified']>({
    severity: 'note',
    message: (args) => `${none(args)}: ${untold(args)}`,
    advice: ({ reason }) =>
      reason === 'nobody-ended'
        ? 'Wait until some have: until then nothing says how long customers stay.'
        : 'Observe customers over more periods, or take a model with fewer parameters, such as the geometric.',
  }),
  'model-at-limit': entry<CalculationFacts['model-at-limit']>({
    severity: 'note',
    message: (args) => `${none(args)}: ${limits[args.limit]}`,
    advice: ({ limit }) => `Take ${instead[limit]}.`,
  }),
  'model-not-converged': entry<CalculationFacts['model-not-converged']>({
    severity: 'warning',
    message: (args) => `${none(args)}: the search for its parameters came to no end`,
    advice: () =>
      'Look at the tenures for mistakes: one far from all others can cause it. Otherwise take another model.',
  }),
};

const limits = {
  'customers-alike': 'the customers differ by no more than chance, and it has no width for that',
  'two-kinds': 'those who leave do so at the very first, and the others never',
  'all-at-once': 'all customers end after the same time, as far as the data tell',
  'none-before': 'nobody leaves before a certain time, and it knows no such time',
  'first-period': 'nobody stays beyond the first period',
};

const instead = {
  'customers-alike':
    'the same model without differences: the geometric, or the Weibull where chances change with time',
  'two-kinds': 'the estimates without a model, within the time that was observed',
  'all-at-once': 'the mean of the tenures: there is no more to know',
  'none-before': 'the unit in which tenures are given for the period, such as --period mo',
  'first-period': 'a shorter period, such as --period mo, or --period d',
};

const untold = ({ parameters, reason }: CalculationFacts['model-not-identified']) => {
  if (reason === 'nobody-ended') return 'none of the customers has ended';
  return parameters === 1
    ? 'the data do not tell its parameter'
    : `the data do not tell its ${parameters} parameters apart`;
};

/** "no weibull model", "no weibull model for renter". */
const none = ({ model, segment }: { model: string; segment?: string }) =>
  `no ${model} model${segment === undefined ? '' : ` for ${segment}`}`;
