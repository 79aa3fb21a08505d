import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

const endless: Readonly<Record<CalculationFacts['horizon-needed']['reason'], string>> = {
  'retention-certain': 'with a retention of 100 % nobody ever leaves, so the value has no end',
  'growth-outruns-churn': 'spend grows faster than customers leave, so the value has no end',
  'curve-endless':
    'the model of how long customers stay has no end, and perhaps the value has none either',
};

export const valuation = {
  'horizon-needed': entry<CalculationFacts['horizon-needed']>({
    severity: 'error',
    message: ({ reason }) => endless[reason],
    advice: () => 'Limit the time with --horizon, for example --horizon 10y.',
  }),
  'value-too-large': entry({
    severity: 'error',
    message: () =>
      'the value is too large for a number: growth or a negative discount accumulates over the years',
    advice: () => 'Lower --growth, raise --discount, or count fewer years with --horizon.',
  }),
  'margin-needed': entry<{ option: string }>({
    severity: 'error',
    message: ({ option }) => `${option} is paid out of margin, and no margin is given`,
    advice: () =>
      'Add --margin, for example --margin 25%; --margin 100% where the amounts are margin already.',
  }),
  'values-vary': entry<{ what: string; text: string }>({
    severity: 'error',
    message: ({ what, text }) => `${what} takes one value here, and "${text}" gives several`,
    advice: () =>
      'Give one value. estimate and value take one for each segment, "renter=4y,owner=8y", of every input that may differ between customers; estimate also takes several, "2y,4y,8y".',
  }),
  'segment-value-missing': entry<{ what: string; segments: string }>({
    severity: 'error',
    message: ({ what, segments }) => `${what} has no value for ${segments}`,
    advice: ({ segments }) => `Add a value for ${segments}, or give one value for all.`,
  }),
  'segments-none-left': entry<{ all: number }>({
    severity: 'error',
    message: ({ all }) => `none of the ${all} segments matches --where`,
    advice: () =>
      'Change the tests of --where; --sort and --top show the first segments without a test.',
  }),
  'segment-unknown': entry<{ what: string; segment: string; known: string; suggestion: string }>({
    severity: 'error',
    message: ({ what, segment }) => `${what}: there is no segment "${segment}"`,
    advice: ({ known, suggestion }) =>
      `${suggestion === '' ? '' : `Did you mean "${suggestion}"? `}The segments are ${known}.`,
  }),
  'orders-unknown': entry<{ option: string; text: string }>({
    severity: 'error',
    message: ({ option, text }) =>
      `${option} ${text} is a cost an order, and how many orders customers make is not known here`,
    advice: () =>
      'Write it as a cost of a month: 3.20 an order and two orders a month are 6.40/mo. A log of orders has their number.',
  }),
  'no-break-even': entry<CalculationFacts['no-break-even']>({
    severity: 'note',
    message: ({ input, sign }) =>
      `no ${input} brings the net value to zero: it stays ${sign === 'negative' ? 'below' : 'above'}`,
    advice: ({ input }) => `Change another input, or solve for an input other than ${input}.`,
  }),
  'costs-need-start': entry<{ column: string }>({
    severity: 'error',
    message: () => 'costs are by month, but the customers have no start dates',
    advice: ({ column }) =>
      `Add start dates to the file of customers. Without the column "${column}" the costs are divided by all customers, whenever they were won: leave it out only if the costs cover all that time.`,
  }),
  'won-when-unknown': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the month in which customer "${id}" was won is unknown`,
    advice: () => 'Fill in the start; no month of the costs counts this customer as won.',
  }),
  'spending-won-nobody': entry<{ cohort: string; kind: 'period' | 'segment' }>({
    severity: 'warning',
    message: ({ cohort, kind }) =>
      kind === 'period'
        ? `the spending in ${cohort} won no customer: no customer in the orders came then`
        : `the spending on ${cohort} won no customer: no customer in the orders came from there`,
    advice: () =>
      'Check that both files write it the same way and cover the same time. The mean acquisition cost of all customers includes it.',
  }),
  'period-needed': entry({
    severity: 'error',
    message: () =>
      'spend is a total, or covers different periods, so how often customers pay is unknown',
    advice: () => 'Give the payment period, for example --period mo; the value depends on it.',
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
      `in ${Number(years.toFixed(2))} y of tenure nobody${segment === '' ? '' : ` of ${segment}`} was observed, so the value of a new customer is unknown`,
    advice: () =>
      'The value to come of present customers is known: it counts from their own tenure on. For a new customer, give a file that also has customers who began and left later, or assume a stay.',
  }),
  'spend-covers-no-time': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) =>
      `the spend ${id === '' ? 'of these customers' : `of customer "${id}"`} covers no time, so there is no spend a year`,
    advice: () =>
      'Methods that assume a stay, and --method all, set such customers aside; --method observed and --method expected of rapport value count their spend once.',
  }),
};
