import { z } from 'zod';
import { shortages } from '../../core/survival/evidence.ts';
import { modelNames } from '../../core/survival/family.ts';
import { stayReadings } from '../../core/value/stay-readings.ts';
import { ceilingFields } from '../shared/acquisition/ceiling-schema.ts';
import {
  doubleIntervalSchema,
  drawingSchema,
  fieldFacts,
  intervalSchema,
  labelsSchema,
  leftOutSchema,
  type ResultOf,
  uncertaintySchema,
  valuationSchema,
  waterfallSchema,
} from '../shared/result-schema.ts';
import { notInCells } from './not-in-cells.ts';

const intervals = z
  .object({
    method: z
      .enum(['studentised log', 'studentised', 'closed form'])
      .describe(
        'how the intervals were found: from resamples of the customers, studentised on the log scale, or on the plain scale where some values are below 0 and others above; by the closed form in files of more than 20,000 customers, but for their smallest segments; of expected values only where these customers have more than 40,000 different stays',
      ),
    mean: intervalSchema
      .nullable()
      .describe(
        'of the mean lifetime value; null with too few customers: below ten, in several segments fewer than nine besides one of each, or where in over 2.5 % of the resamples all values are alike; or where an end is too large for a number',
      ),
    total: intervalSchema.nullable().describe('of totalValue'),
    ltvToCac: doubleIntervalSchema.nullable().describe('of ltvToCac').exactOptional(),
  })
  .describe(
    'with --intervals: the 95 % intervals of the figures; docs/models.md has how many of them contained the true figure in simulated samples',
  );

const range = z
  .object({
    low: z.number().describe('with every range at the end that lowers it'),
    base: z.number().describe('with every range at its base'),
    high: z.number().describe('with every range at the end that raises it'),
  })
  .describe('with ranges: the ends of netValue');

/** What only expected values have. */
const expectations = z.object({
  meanSoFar: z
    .number()
    .nullable()
    .describe('soFar of one customer; null without customers')
    .register(fieldFacts, { label: 'So far per customer', unit: 'money', better: 'up' }),
  meanToCome: z
    .number()
    .nullable()
    .describe('toCome of one customer, those who have ended included; null without customers')
    .register(fieldFacts, { label: 'To come per customer', unit: 'money', better: 'up' }),
  soFar: z
    .number()
    .describe(
      'with expected values: what the recorded tenures of all customers are worth, discounted to the start of each customer; it is part of totalValue',
    )
    .register(fieldFacts, { label: 'So far', unit: 'money', better: 'up' }),
  waterfallSoFar: waterfallSchema.describe('the steps of soFar'),
  toCome: z
    .number()
    .describe(
      'with expected values: what the active customers are still to bring, discounted to the day that the tenure has reached (customer equity); never added to soFar',
    )
    .register(fieldFacts, { label: 'To come', unit: 'money', better: 'up' }),
  atAcquisition: z
    .number()
    .nullable()
    .describe(
      'of one new customer, from the first payment, before acquisition; null without a spend a year',
    )
    .register(fieldFacts, { label: 'A new customer', unit: 'money', better: 'up' }),
  reachYears: z.float64().describe('how far the data reach, in years of tenure'),
  extrapolatedShare: z.float64().describe('the share of totalValue that lies beyond the data'),
  marked: z
    .enum(shortages)
    .nullable()
    .describe('why the segment is too small for estimates; null where it is not'),
});

const ends = z.object({
  low: z.number().describe('the least'),
  high: z.number().describe('the most'),
});

/** What only expected values have that go beyond the data. */
const modelRange = z.object({
  models: z
    .array(z.enum(modelNames))
    .describe(
      'the models compared, the best first: those that are not clearly worse; all that were fitted where the best is doubtful',
    ),
  totalValue: ends.describe('of totalValue'),
  mean: ends.nullable().describe('of the mean lifetime value; null without customers'),
  toCome: ends.describe('of toCome'),
  atAcquisition: ends.nullable().describe('of atAcquisition; null where it is'),
});

/** What winning the customers cost. */
const acquisition = z.object({
  acquisitionSpending: z
    .number()
    .nullable()
    .describe('with --acquisition-costs: what was spent; null where no costs are recorded'),
  customersWon: z.number().describe('the customers that the spending won'),
  acquisitionCost: z
    .number()
    .nullable()
    .describe('acquisitionSpending ÷ customersWon; null where either is missing')
    .register(fieldFacts, { label: 'Acquisition cost', unit: 'money', better: 'down' }),
  ltvToCac: z
    .float64()
    .nullable()
    .describe(
      'value before acquisition ÷ acquisition cost; in `total`, of the segments whose cost is known',
    )
    .register(fieldFacts, { label: 'LTV:CAC', unit: 'ratio', better: 'up' }),
  payback: z
    .object({
      months: z
        .float64()
        .nullable()
        .describe('acquisition cost ÷ monthly margin; null: never, or no cost is known')
        .register(fieldFacts, { label: 'Payback', unit: 'months', better: 'down' }),
      survivalAdjustedMonths: z
        .float64()
        .nullable()
        .describe(
          'when the payments that the value counts, expected and discounted, have reached it; null: not within the time that is counted, or no cost is known',
        ),
    })
    .describe('payback of the acquisition cost of one customer'),
});

const ceiling = z.object(
  ceilingFields(
    'with --ltv-cac: the value of a new customer before acquisition and without referral ÷ the ratio; with --payback: what one is expected to bring within that time, discounted, before referral and recovery; null where it is not known or the customers are too few',
    'beside it: acquisitionCost; null where no cost is known',
  ),
);

/** How spread out the lifetime values of the customers are. */
const valueOfOne = z.object({
  mean: z
    .number()
    .describe('the mean')
    .register(fieldFacts, { label: 'Mean value per customer', unit: 'money', better: 'up' }),
  median: z
    .number()
    .describe('the median; absent with --source cells')
    .register(fieldFacts, { label: 'Median value per customer', unit: 'money', better: 'up' })
    .exactOptional(),
  p10: z
    .number()
    .describe('10 % are below; quantile of type 7; absent with --source cells')
    .exactOptional(),
  p90: z.number().describe('90 % are below; absent with --source cells').exactOptional(),
});

const segment = z.object({
  segment: labelsSchema.describe('the value of each --by column; empty for the total'),
  customers: z
    .number()
    .describe('how many customers there are')
    .register(fieldFacts, { label: 'Customers', unit: 'count', better: 'up' }),
  active: z
    .number()
    .nullable()
    .describe('how many are active; null if unknown')
    .register(fieldFacts, { label: 'Active customers', unit: 'count', better: 'up' }),
  annualSpend: z
    .number()
    .nullable()
    .describe('all spend ÷ all the years it covers; null where it covers no time')
    .register(fieldFacts, { label: 'Spend per customer', unit: 'moneyPerYear', better: 'up' }),
  meanYears: z
    .float64()
    .nullable()
    .describe('mean years of payment that the value counts; null without customers')
    .register(fieldFacts, { label: 'Years of payment', unit: 'years', better: 'up' }),
  lifetimeValue: valueOfOne
    .nullable()
    .describe('of one customer, before acquisition; null without customers'),
  waterfall: waterfallSchema.describe('of all customers together'),
  ...expectations.exactPartial().shape,
  totalValue: z
    .number()
    .describe('of all customers, before acquisition')
    .register(fieldFacts, { label: 'Total value', unit: 'money', better: 'up' }),
  netValue: z
    .number()
    .describe('of all customers, after acquisition')
    .register(fieldFacts, { label: 'Net value', unit: 'money', better: 'up' }),
  modelRange: modelRange
    .describe(
      'with --horizon beyond the data: the figures from the least to the most over models that the data do not tell apart; absent where there is only one',
    )
    .exactOptional(),
  range: range.exactOptional(),
  intervals: intervals.exactOptional(),
  ...acquisition.exactPartial().shape,
  ...ceiling.exactPartial().shape,
});

/** What one method makes of all customers. */
const methodValue = z.object({
  method: z.enum([...stayReadings, 'observed', 'expected']).describe('the method'),
  model: z.enum(modelNames).describe('the fitted model, where the method has one').exactOptional(),
  meanYears: z
    .float64()
    .nullable()
    .describe('mean years of payment; null: the method has no result'),
  lifetimeValue: z
    .number()
    .nullable()
    .describe('of one customer, before acquisition; null likewise'),
  totalValue: z
    .number()
    .nullable()
    .describe('of all customers, each by their own segment; null likewise'),
  totalWithoutSegments: z
    .number()
    .nullable()
    .describe('of all customers, taken as one segment; null likewise'),
  why: z.string().describe('why it differs from the others'),
});

const customer = z.object({
  id: z.string().describe('as the file has it'),
  segment: labelsSchema.describe('the value of each --by column'),
  kept: labelsSchema.describe('the --keep columns').exactOptional(),
  annualSpend: z.number().nullable().describe('spend a year; null where it covers no time'),
  tenureYears: z.float64().nullable().describe('years as a customer; null where unknown'),
  soFar: z
    .number()
    .describe(
      'with expected values: what the recorded tenure is worth, at the start of the customer',
    )
    .exactOptional(),
  toCome: z
    .number()
    .describe('with expected values: what is to come, at the day that the tenure has reached')
    .exactOptional(),
  marked: z
    .enum(shortages)
    .nullable()
    .describe(
      'with expected values: why the segment of an active customer is too small for what is to come; null where it is not',
    )
    .exactOptional(),
  lifetimeValue: z.number().describe('before acquisition, at the start of the customer'),
});

export const resultSchema = z.object({
  ...valuationSchema,
  unfinished: z
    .number()
    .nullable()
    .describe(
      'active customers, whose tenure is unfinished, so that `observed` is too low for them; null where the files do not show it',
    ),
  whyObserved: z
    .enum([...shortages, 'status-unknown'])
    .describe(
      'why nothing is expected where no option chooses a method: too few customers, or too few who have ended, to say how long they stay, or customers of whom the files leave open whether they are active',
    )
    .exactOptional(),
  leftOut: leftOutSchema,
  notInCells: z
    .array(z.enum(notInCells))
    .describe(
      'with --source cells: what the rows of a database do not say, so that it is left out; absent otherwise',
    )
    .exactOptional(),
  paidOnce: z
    .number()
    .describe(
      'with expected values: customers whose spend covers no time, so that it counts as one payment and nothing is to come of them; absent where there are none',
    )
    .exactOptional(),
  bootstrap: drawingSchema
    .describe(
      'with --intervals: how customers were resampled; absent where all intervals are by the closed form',
    )
    .exactOptional(),
  costsByMonth: z
    .boolean()
    .describe(
      'with --acquisition-costs: true where they are by month and won the customers who began in it; false where they won all customers of the segment',
    )
    .exactOptional(),
  total: segment.describe('all customers'),
  segments: z
    .array(segment)
    .describe(
      'each segment; the list that CSV and JSON lines print. Where --by divides the customers, a last row there is of all customers, with `All` in one of the --by columns and the others blank, and a last column `line` is `segment` or `total`',
    ),
  ...uncertaintySchema,
  methods: z
    .array(methodValue)
    .describe('with --method all, and then the list that CSV and JSON lines print')
    .exactOptional(),
  matching: z
    .number()
    .describe('with --each: how many customers passed --where, before --top')
    .exactOptional(),
  customers: z
    .array(customer)
    .describe('with --each, and then the list that CSV and JSON lines print')
    .exactOptional(),
});

/** What `value` answers. */
export type ValueResult = ResultOf<typeof resultSchema>;
export type SegmentValue = ResultOf<typeof segment>;
export type SegmentIntervals = ResultOf<typeof intervals>;
export type SegmentAcquisition = ResultOf<typeof acquisition>;
export type MethodValue = ResultOf<typeof methodValue>;
export type ComparedMethod = MethodValue['method'];
export type CustomerValue = ResultOf<typeof customer>;
