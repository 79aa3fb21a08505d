import { z } from 'zod';
import { cohortUnits } from '../../core/cohorts/calendar-periods.ts';
import { deductions, orderAmounts } from '../../input/orders/order-request.ts';
import { ceilingFields } from '../shared/acquisition/ceiling-schema.ts';
import { foundCalendarSchema } from '../shared/calendar/found-calendar-schema.ts';
import {
  basisSchema,
  fieldFacts,
  figureLists,
  intervalSchema,
  labelsSchema,
  leftOutSchema,
  type ResultOf,
} from '../shared/result-schema.ts';
import { notInCells } from './not-in-cells.ts';
import { periodsSchema } from './period-schema.ts';

const count = z.int().nonnegative();
const share = z.float64().nullable();
const mean = z.number().nullable();

const afterDays = z.object({
  days: count.describe('days since the first purchase, including its own'),
  customers: count.describe(
    'customers of periods in which every customer has been observed for that many days',
  ),
  perCustomer: z
    .number()
    .nullable()
    .describe('mean per customer until that day, in `basis`; null without customers')
    .register(fieldFacts, { label: 'Per customer within N days', unit: 'money', better: 'up' }),
  interval: intervalSchema
    .nullable()
    .describe(
      'the 95 % interval of perCustomer, by a formula that allows for skewness; null of fewer than ten customers, and with --source cells',
    ),
  returned: share
    .describe('the share of them who had bought again; null without customers')
    .register(fieldFacts, { label: 'Bought again within N days', unit: 'share', better: 'up' }),
  repeatPurchases: mean.describe(
    'mean purchases after the first until that day; null without customers',
  ),
  expectedAtMonths: mean.describe(
    'the mean that was expected in the months that they met, by the model and the calendar of `forecast`; null without a calendar',
  ),
  expectedOrdinary: mean.describe(
    'the mean that was expected in as many ordinary days, with a trend at the rates of the end of the log; null without a calendar',
  ),
  chance: z
    .float64()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'the probability of repeat purchases at least as far from those expected in these months, by the same model; null without a calendar',
    ),
});

const age = z.object({
  days: count.describe('days since the first purchase, including its own'),
  customers: count.describe(
    'customers of periods in which every customer has been observed for that many days',
  ),
  perCustomer: z.number().describe('mean per customer until that day, in `basis`'),
});

const periodCell = z.object({
  period: count.describe('the number of the calendar period; 0 is that of the first purchase'),
  customers: count.describe(
    'customers of periods in which every customer has been observed to the end of it',
  ),
  active: share.describe('the share of them who bought in it; null without customers'),
  returned: share.describe(
    'the share of them who bought in any period from 1 to this one; null without customers',
  ),
});

const acquisition = z.object({
  acquisitionSpending: z
    .number()
    .nullable()
    .describe(
      'with --acquisition or --acquisition-costs: what was spent on winning them; null if unknown',
    ),
  customersWon: count.describe('the customers that the spending won'),
  acquisitionCost: z
    .number()
    .nullable()
    .describe('acquisitionSpending ÷ customersWon; null without such customers')
    .register(fieldFacts, { label: 'Acquisition cost', unit: 'money', better: 'down' }),
  earnedBack: share
    .describe(
      'mean per customer so far ÷ acquisition cost per customer; null where the cost is 0 or unknown, or without customers',
    )
    .register(fieldFacts, { label: 'Earned back', unit: 'share', better: 'up' }),
  payback: z
    .object({
      days: count
        .nullable()
        .describe(
          'days after the first purchase until payback; null where it is not reached yet, or the cost is unknown',
        )
        .register(fieldFacts, { label: 'Payback in days', unit: 'count', better: 'down' }),
      customers: count.describe(
        'customers who were observed for `days`; for `observedDays` where `days` is null',
      ),
      observedDays: z
        .int()
        .describe(
          'the longest time that a customer was observed, in days; −1 until the period in which they came is over',
        ),
    })
    .describe('payback of the acquisition cost'),
});

const ceiling = z.object({
  ...ceilingFields(
    'with --payback: the most that a customer may cost, which is the margin of one until that day, the day included, of periods in which every customer has been observed for that long; null without such customers',
    'with --payback and an acquisition cost: the cost of one of the same periods; acquisitionCost where the costs have no months; null where it is unknown',
  ),
  mayCostInterval: intervalSchema
    .nullable()
    .describe(
      'with --payback: the 95 % interval of mayCost; null of fewer than ten customers, and with --source cells',
    ),
  finishedCustomers: count.describe('with --payback: the customers of those periods'),
});

const line = z.object({
  cohort: z
    .string()
    .nullable()
    .describe('the period, as "2024-05", "2024-Q2" or "2024"; null with --by, and in the total'),
  segment: labelsSchema.describe(
    'the value of each --by column; empty without it, and in the total',
  ),
  customers: count
    .describe('how many customers there are')
    .register(fieldFacts, { label: 'Customers', unit: 'count', better: 'up' }),
  soFar: z
    .number()
    .describe(
      'total of all of them until the last day, in `basis`, also of periods that are not finished',
    )
    .register(fieldFacts, { label: 'Total so far', unit: 'money', better: 'up' }),
  after: z
    .array(afterDays)
    .describe('for each number of days of --after')
    .register(figureLists, { key: 'days' }),
  byAge: z
    .array(age)
    .describe(
      'the same from the first day on in steps of 1, 7, 30, 90, 180 or 365 days, the finest that needs no more than 36, up to the day for which any of them have been observed',
    ),
  periods: z
    .array(periodCell)
    .describe('for each calendar period, from that of the first purchase to that of the last day'),
  ...acquisition.exactPartial().shape,
  ...ceiling.exactPartial().shape,
});

const yearKept = z.object({
  until: z
    .string()
    .describe('the last day of the later year; the earlier one ends twelve months before'),
  customers: count.describe('customers who bought in the earlier year'),
  stayed: count.describe('how many of them bought in the later year'),
  spend: z.number().describe('what they spent in the earlier year'),
  spendNext: z.number().describe('what they spent in the later year'),
  netRevenueRetention: share.describe('spendNext ÷ spend; null where spend is 0 or less'),
  grossRevenueRetention: share.describe(
    'the same, with each customer counted for at most the spend of the earlier year; null likewise',
  ),
  logoRetention: share.describe('stayed ÷ customers; null without customers'),
});

export const resultSchema = z.object({
  source: z
    .string()
    .describe(
      'the source that was recognised: `shopify`, `stripe`, `woocommerce`, `square`, `paypal`, `online-retail` or `plain`; else the file that describes it; `cells`: what a database counted',
    ),
  basis: basisSchema,
  amounts: z
    .enum(orderAmounts)
    .describe(
      'whether orders count `net`, after what `takenOff` names is subtracted, or `gross`, as charged',
    ),
  takenOff: z
    .array(z.enum(deductions))
    .describe('what was subtracted from the amounts, where the export has it'),
  cohort: z.enum(cohortUnits).describe('the calendar period of a cohort'),
  from: z.string().describe('the first day with a purchase, as 2024-05-01'),
  until: z.string().describe('the last day of the observation'),
  orders: count.describe('orders that count; several of a customer on one day are one purchase'),
  refunds: count.describe('refunds in rows of their own that were subtracted'),
  costsByMonth: z
    .boolean()
    .describe('with --acquisition-costs: whether they name months')
    .exactOptional(),
  paybackWithin: count
    .describe('with --payback: the days after the first purchase, including its own')
    .exactOptional(),
  calendar: foundCalendarSchema
    .describe(
      'what the log says of differences between days, by which the expected purchases are computed; absent with --source cells',
    )
    .exactOptional(),
  total: line.describe(
    'all customers; each entry of `after` and `periods` covers the cohorts that have been observed for that long',
  ),
  cohorts: z.array(line).describe('each cohort; the list that CSV and JSON lines print'),
  sales: periodsSchema.exactOptional(),
  leftOut: leftOutSchema,
  revenueKept: z
    .array(yearKept)
    .describe(
      'what the customers of one year spent in the next, by whole years back from the last day, the latest first; empty where the log is shorter than two years; absent with --source cells',
    )
    .exactOptional(),
  notInCells: z
    .array(z.enum(notInCells))
    .describe(
      'with --source cells: what a database does not count, and is left out: `intervals` of means, `expectedPurchases` with their calendar, `revenueKept` from year to year',
    )
    .exactOptional(),
});

/** What `cohorts` answers. */
export type CohortsResult = ResultOf<typeof resultSchema>;
export type CohortLine = ResultOf<typeof line>;
export type CohortCeiling = ResultOf<typeof ceiling>;
export type CohortAcquisition = ResultOf<typeof acquisition>;
export type AfterDays = ResultOf<typeof afterDays>;
export type CohortAge = ResultOf<typeof age>;
export type PeriodCell = ResultOf<typeof periodCell>;
export type YearKept = ResultOf<typeof yearKept>;
