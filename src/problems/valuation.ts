import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

const endless: Readonly<Record<CalculationFacts['horizon-needed']['reason'], string>> = {
  'retention-certain': 'with a retention of 100 % nobody ever leaves, so the value has no end',
  'growth-outruns-churn': 'spend grows faster than customers leave, so the value has no end',
  'curve-endless':
    'the model of how long customers stay has no end, and nothing says that the value has one',
};

export const valuation = {
  'horizon-needed': entry<CalculationFacts['horizon-needed']>({
    severity: 'error',
    message: ({ reason }) => endless[reason],
    advice: () => 'Say how far to count with --horizon, for example --horizon 10y.',
  }),
  'value-too-large': entry({
    severity: 'error',
    message: () =>
      'the value is larger than any number: growth or a negative discount piles up over the years',
    advice: () => 'Lower --growth, raise --discount, or count fewer years with --horizon.',
  }),
  'margin-needed': entry<{ option: string }>({
    severity: 'error',
    message: ({ option }) => `${option} is paid out of margin, and no margin is given`,
    advice: () =>
      'Add --margin, for example --margin 25%; --margin 100% if the spend is margin already.',
  }),
  'no-break-even': entry<CalculationFacts['no-break-even']>({
    severity: 'note',
    message: ({ input, sign }) =>
      `no ${input} brings the net value to zero: it stays ${sign === 'negative' ? 'below' : 'above'}`,
    advice: ({ input }) => `Change another input, or ask for another than ${input}.`,
  }),
  'costs-need-start': entry<{ column: string }>({
    severity: 'error',
    message: () => 'costs are by month, and the customers have no start dates',
    advice: ({ column }) =>
      `Give the file of customers a start date. Without the column "${column}" the costs are divided by all customers, whenever they were won: leave it out only if they cover all that time.`,
  }),
  'won-when-unknown': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `nothing says in which month customer "${id}" was won`,
    advice: () => 'Fill in the start; no month of the costs counts this customer as won.',
  }),
  'spending-won-nobody': entry<{ cohort: string; kind: 'period' | 'segment' }>({
    severity: 'warning',
    message: ({ cohort, kind }) =>
      kind === 'period'
        ? `what was spent in ${cohort} won nobody: no customer of the orders came then`
        : `what was spent on ${cohort} won nobody: no customer of the orders came from there`,
    advice: () =>
      'See that both files write it the same way, and cover the same time; the cost of winning one of all customers includes it.',
  }),
  'period-needed': entry({
    severity: 'error',
    message: () =>
      'spend is a total, or covers different periods, so nothing says how often customers pay',
    advice: () => 'Say how often with --period, for example --period mo; the value depends on it.',
  }),
  'beyond-the-data': entry<{ segment: string; reachYears: number }>({
    severity: 'warning',
    message: ({ segment, reachYears }) =>
      `no model could be fitted to ${segment === '' ? 'the tenures' : `the tenures of ${segment}`}, so nothing after ${Number(reachYears.toFixed(2))} y, where the data end, is counted`,
    advice: () =>
      'Leave out --horizon, take fewer segments with --by, or assume a stay with --retention.',
  }),
  'early-years-unseen': entry<{ segment: string; years: number }>({
    severity: 'warning',
    message: ({ segment, years }) =>
      `in ${Number(years.toFixed(2))} y of tenure nobody${segment === '' ? '' : ` of ${segment}`} was observed, so what a new customer is worth is not known`,
    advice: () =>
      'What the present customers are still to bring is: it counts from their own tenure on. For a new customer take a file that names those who began and left later, or assume a stay.',
  }),
  'spend-covers-no-time': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the spend of customer "${id}" covers no time, so it has no spend a year`,
    advice: () =>
      'Such customers are set aside by assumed methods; --method observed counts their spend.',
  }),
};
