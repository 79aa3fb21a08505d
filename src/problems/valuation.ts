import type { Wordings } from './wording.ts';

export const valuation: Wordings<
  | 'horizon-needed'
  | 'value-too-large'
  | 'margin-needed'
  | 'no-break-even'
  | 'costs-need-start'
  | 'won-when-unknown'
  | 'period-needed'
  | 'spend-covers-no-time'
> = {
  'horizon-needed': {
    severity: 'error',
    message: ({ reason }) =>
      reason === 'retention-certain'
        ? 'with a retention of 100 % nobody ever leaves, so the value has no end'
        : 'spend grows faster than customers leave, so the value has no end',
    advice: () => 'Say how far to count with --horizon, for example --horizon 10y.',
  },
  'value-too-large': {
    severity: 'error',
    message: () =>
      'the value is larger than any number: growth or a negative discount piles up over the years',
    advice: () => 'Lower --growth, raise --discount, or count fewer years with --horizon.',
  },
  'margin-needed': {
    severity: 'error',
    message: ({ option }) => `${option} is paid out of margin, and no margin is given`,
    advice: () =>
      'Add --margin, for example --margin 25%; --margin 100% if the spend is margin already.',
  },
  'no-break-even': {
    severity: 'note',
    message: ({ input, sign }) =>
      `no ${input} brings the net value to zero: it stays ${sign === 'negative' ? 'below' : 'above'}`,
    advice: ({ input }) => `Change another input, or ask for another than ${input}.`,
  },
  'costs-need-start': {
    severity: 'error',
    message: () => 'costs are by month, and the customers have no start dates',
    advice: ({ column }) =>
      `Give the file of customers a start date. Without the column "${column}" the costs are divided by all customers, whenever they were won: leave it out only if they cover all that time.`,
  },
  'won-when-unknown': {
    severity: 'warning',
    message: ({ id }) => `nothing says in which month customer "${id}" was won`,
    advice: () => 'Fill in the start; no month of the costs counts this customer as won.',
  },
  'period-needed': {
    severity: 'error',
    message: () =>
      'spend is a total, or covers different periods, so nothing says how often customers pay',
    advice: () => 'Say how often with --period, for example --period mo; the value depends on it.',
  },
  'spend-covers-no-time': {
    severity: 'warning',
    message: ({ id }) => `the spend of customer "${id}" covers no time, so it has no spend a year`,
    advice: () =>
      'Such customers are set aside by assumed methods; --method observed counts their spend.',
  },
};
