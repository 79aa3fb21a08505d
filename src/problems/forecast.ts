import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

/** Which segment it is, where each is fitted by itself. */
const of = (segment?: string): string => (segment === undefined ? '' : `${segment}: `);

export const forecast = {
  'purchases-never-repeat': entry<{ segment?: string }>({
    severity: 'warning',
    message: ({ segment }) =>
      `${of(segment)}nobody has bought on two days, so that nothing tells how often customers come`,
    advice: () =>
      'Give a longer log, or check the column of customers: --column customer=HEADER. No purchase is expected meanwhile.',
  }),
  'purchases-undetermined': entry<{ segment?: string; model: string }>({
    severity: 'note',
    message: ({ segment, model }) =>
      `${of(segment)}many parameters of ${model} fit the purchases alike, so that its bands leave them out`,
    advice: () =>
      'Trust what it expects, not the parameters; more customers or a longer log settle them.',
  }),
  'dropout-invisible': entry<{ segment?: string; models: string; used: string }>({
    severity: 'note',
    message: ({ segment, models }) =>
      `${of(segment)}no dropout is visible: by ${models} nobody stops buying for good`,
    advice: ({ used }) =>
      `Nothing to do; ${used} is used. Over a longer log the first customers may be seen to leave.`,
  }),
  'spend-not-positive': entry<{ segment?: string; customers: number }>({
    severity: 'note',
    message: ({ segment, customers }) =>
      `${of(segment)}the purchases of ${numberOf(customers, 'customer', 'customers')} came to nothing, or less after refunds`,
    advice: () => 'Nothing to do; they are left out of the model of spend, and expected to pay 0.',
  }),
  'spend-related': entry<{ segment?: string; correlation: number }>({
    severity: 'warning',
    message: ({ segment, correlation }) =>
      `${of(segment)}how often customers buy and how much they spend each time are related (correlation ${correlation.toFixed(2)}); the model of spend takes them for unrelated`,
    advice: ({ correlation }) =>
      correlation > 0
        ? 'Compare segments with --by, and the held-out spend; the values of frequent customers may be too low.'
        : 'Compare segments with --by, and the held-out spend; the values of frequent customers may be too high.',
  }),
  'spend-mean-infinite': entry<{ segment?: string; q: number }>({
    severity: 'note',
    message: ({ segment, q }) =>
      `${of(segment)}spend varies so much between customers (q = ${q.toFixed(2)}) that the model has no mean of it`,
    advice: () =>
      "Look for one giant customer; the mean of the customers' means stands in for those without purchases to go by.",
  }),
  'backtest-none': entry<{ segment?: string; days: number }>({
    severity: 'note',
    message: ({ segment, days }) =>
      `${of(segment)}the log of ${numberOf(days, 'day', 'days')} is too short, or has too few customers who came back, for a backtest`,
    advice: () =>
      'Give a longer log, or say with --holdout D how long to hold out; the bands are too narrow meanwhile.',
  }),
  'seasons-unseen': entry<{ segment?: string; days: number }>({
    severity: 'note',
    message: ({ segment, days }) =>
      `${of(segment)}the models have seen ${numberOf(days, 'day', 'days')}, less than a year: seasons are not foreseen`,
    advice: () => 'Give a longer log, or keep in mind which season comes next.',
  }),
};
