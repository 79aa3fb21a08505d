import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

export const survival = {
  'model-zero-tenure': entry<CalculationFacts['model-zero-tenure']>({
    severity: 'note',
    message: (args) =>
      `${none(args)}: it does not allow a tenure of 0, with which ${args.ended} ended`,
    advice: () =>
      'Give the tenure in a smaller unit, or delete customers who never began; the other models count them.',
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
    message: (args) => `${none(args)}: ${limits[args.limit]}`,
    advice: ({ limit }) => `Use ${instead[limit]}.`,
  }),
  'model-not-converged': entry<CalculationFacts['model-not-converged']>({
    severity: 'warning',
    message: (args) => `${none(args)}: the search for its parameters did not converge`,
    advice: () =>
      'Check the tenures for mistakes: one far from all others can cause this. Otherwise use another model.',
  }),
};

const limits = {
  'customers-alike':
    'the customers differ by no more than chance, and it assumes that they differ more',
  'two-kinds': 'customers leave in the first period or never',
  'all-at-once': 'all customers end after the same time, as far as the data show',
  'none-before': 'nobody leaves before a certain time, which it cannot describe',
  'first-period': 'nobody stays beyond the first period',
};

const instead = {
  'customers-alike':
    'the same model without differences: the geometric, or the Weibull where chances change with time',
  'two-kinds': 'the estimates without a model, within the time that was observed',
  'all-at-once': 'the mean of the tenures: the data show no more',
  'none-before': 'the unit of the tenures as the period, such as --period mo',
  'first-period': 'a shorter period, such as --period mo, or --period d',
};

const undetermined = ({ parameters, reason }: CalculationFacts['model-not-identified']) => {
  if (reason === 'nobody-ended') return 'none of the customers has ended';
  return parameters === 1
    ? 'the data do not determine its parameter'
    : `the data do not determine its ${parameters} parameters`;
};

/** "no weibull model", "no weibull model for renter". */
const none = ({ model, segment }: { model: string; segment?: string }) =>
  `no ${model} model${segment === undefined ? '' : ` for ${segment}`}`;
