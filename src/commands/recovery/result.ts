import { z } from 'zod';
import { leverNames } from '../../core/recovery/recovery-levers.ts';
import { namedListSchema } from '../shared/listing/named-list-schema.ts';
import {
  basisSchema,
  drawingSchema,
  fieldFacts,
  intervalSchema,
  labelsSchema,
  type ResultOf,
} from '../shared/result-schema.ts';
import { leftOutNames } from './left-out.ts';
import { open, resolution, words } from './listening-schema.ts';
import { listNames } from './options.ts';
import {
  betweenKinds,
  count,
  double,
  figure,
  kindRate,
  type noProblem,
  outcome,
  type outcomeRate,
  type rateSource,
  rates,
  severity,
  share,
} from './rates-schema.ts';

const byOutcome = z.object({
  silent: count.describe('who did not complain'),
  unresolved: count.describe('whose complaint was not resolved'),
  resolved: count.describe('whose complaint was resolved, but not quickly'),
  quickly: count.describe('whose complaint was resolved quickly'),
});

const byLever = z.object({
  fewer: figure.describe('if fewer problems happen'),
  complaining: figure.describe('if more of the customers with a problem complain'),
  resolved: figure.describe('if more complaints are resolved'),
  quickly: figure.describe('if more complaints are resolved quickly'),
});

const valueToCome = z.object({
  amount: figure
    .describe('the value; null if unknown')
    .register(fieldFacts, { label: 'Value to come per customer', unit: 'money', better: 'up' }),
  source: z
    .enum(['given', 'affected', 'customers', 'assumed'])
    .nullable()
    .describe(
      'where it comes from: an option; the mean of the active customers who had a problem, or of all active customers; or such a mean with an assumed stay; null if unknown',
    ),
  customers: figure.describe('how many customers it is the mean of; null where it is no mean'),
});

const interval = intervalSchema.nullable();
const noInterval = 'null where no rate is observed';

const figures = {
  customers: count
    .describe(
      'customers with the problem, each counted once; shares of customers need not be whole',
    )
    .register(fieldFacts, { label: 'Customers with a problem', unit: 'count', better: 'down' }),
  // More complaints may be more problems, or more customers who speak up.
  complained: count
    .describe('those of them who complained')
    .register(fieldFacts, { label: 'Customers who complained', unit: 'count', better: null }),
  outcomes: byOutcome.describe('all of them, by outcome'),
  lost: count
    .describe('customers who leave because of it')
    .register(fieldFacts, { label: 'Customers lost', unit: 'count', better: 'down' }),
  lostInterval: interval.describe(
    `the 95 % interval of lost: as it might come out with other customers of the same sort; ${noInterval}`,
  ),
  valueAtRisk: figure
    .describe(
      'lost × the value to come of a customer, in `basis`: without a margin it is revenue; null where no value to come is known',
    )
    .register(fieldFacts, { label: 'Value at risk', unit: 'money', better: 'down' }),
  valueAtRiskInterval: interval.describe(
    'lostInterval × the value to come, which is taken as known; null where either is not known',
  ),
  spendPerYear: figure.describe(
    'the most that may be spent a year to end it: the value at risk a year; null where the time is not known, and without a margin',
  ),
  recoverable: figure
    .describe(
      'the value kept if the effort of `breakEven` were made for all that end as `breakEven.from` today, in `basis`; null where the value to come, or a rate, is not known',
    )
    .register(fieldFacts, { label: 'Recoverable value', unit: 'money', better: null }),
  recoverableCost: figure.describe(
    'what that effort costs; null where no cost is known, and without a margin',
  ),
  recoverablePerUnit: double
    .describe(
      'recoverable ÷ recoverableCost; null where either is not known, there is nothing to recover, or there is no margin',
    )
    .register(fieldFacts, {
      label: 'Recoverable per unit spent',
      unit: 'ratio',
      better: null,
    }),
  cost: figure
    .describe(
      'what resolving complaints costs today, in all; null where it is not known, and without a margin',
    )
    .register(fieldFacts, { label: 'Cost of recovery', unit: 'money', better: 'down' }),
};

const levers = byLever.describe(
  'customers saved by moving each lever; null where a rate is not known',
);

const rank = z
  .object({
    low: z.number().describe('1, and the kinds that lose more beyond chance'),
    high: z.number().describe('all kinds, less those that lose fewer beyond chance'),
  })
  .nullable();

const kindOfProblem = z.object({
  problem: z.string().describe('its name'),
  severity: severity.describe('its severity; null if unknown'),
  ...figures,
  rank: rank.describe(
    `the ranks by customers lost that chance leaves open, 95 % certain for all kinds together: kinds whose ranks overlap count as equal; ${noInterval}`,
  ),
  spendPerCase: figure.describe(
    'the most that may be spent on making one case good: the effort of `breakEven` at the rates of this kind; null where the value to come, or a rate, is not known, and without a margin',
  ),
  mendingCost: figure.describe(
    'the cost of resolving one; null where the file gives no cost, and without a margin',
  ),
  days: figure.describe('mean days to resolve one; null where the file does not have it'),
  rates: z.array(kindRate).describe('the share who stay after each outcome of this kind'),
  ownEvidence: share
    .nullable()
    .describe(
      'how much of its observed rates is its own, over its customers: 0 where the rates of all kinds hold; null where no rate is observed',
    ),
  levers,
});

const problemFigures = z.object({ ...figures, levers });

const leverOptions = z.object({
  incidents: double.describe(
    'problems per customer and year; null where the time, or the number of customers, is not known',
  ),
  mended: share.describe('the share of the problems that the lever concerns'),
  kept: share.describe('the share of their customers who stay and would have left'),
  mendingCost: figure.describe(
    'the cost of resolving one; null where it is not known, and without a margin',
  ),
});

const lever = z.object({
  lever: z
    .enum(leverNames)
    .describe(
      'its name: fewer problems, more customers who complain, more complaints resolved, or more resolved quickly',
    ),
  step: share.describe(
    'how far it is moved: a share of the problems, or of 1 for the other shares: 0.1 is 10 points',
  ),
  moved: figure.describe(
    'customers whom it affects; null where the customers who did not complain are left out',
  ),
  customersSaved: figure.describe(
    'customers who stay and would have left; null where a rate is not known',
  ),
  valueSaved: figure.describe(
    'their value to come; null where a rate, or the value to come, is not known',
  ),
  cost: figure.describe(
    'the cost of resolving more; null where it is not known, as of preventing problems and of being quicker, and without a margin',
  ),
  options: leverOptions
    .nullable()
    .describe(
      'as the options of `estimate` and `value` take it; null for `fewer`, and where nobody is saved',
    ),
});

const presentEffort = z.object({
  mended: count.describe('complaints that are resolved, quickly or not'),
  customersSaved: z
    .number()
    .describe('customers who stay because of it')
    .register(fieldFacts, { label: 'Customers saved today', unit: 'count', better: 'up' }),
  valueSaved: figure.describe('their value to come; null where it is not known'),
  cost: figure.describe('what it costs; null where it is not known, and without a margin'),
  costOfStayers: figure.describe(
    'the part of the cost for customers who would have stayed anyway; null likewise',
  ),
  net: figure.describe('valueSaved − cost; null where either is not known'),
});

const mostWorth =
  'the most that such an effort is worth; null where the value to come, or a rate, is not known, and without a margin';

const spending = {
  valueToCome: figure.describe('the value to come of a customer; null where it is not known'),
  spend: figure.describe(mostWorth),
};

const breakEven = z.object({
  from: outcome.describe('the outcome without the effort'),
  to: outcome.describe('the outcome where the effort succeeds'),
  success: share.describe('the probability that it does'),
  severity: severity.describe(
    'the severity of the problems whose rates these are; null where rates hold for all',
  ),
  kept: double.describe(
    'customers kept per effort who would have left; null where a rate is not known',
  ),
  ...spending,
  spend: figure
    .describe(mostWorth)
    .register(fieldFacts, { label: 'Break-even spend per case', unit: 'money', better: null }),
});

const segmentBreakEven = z.object({
  segment: labelsSchema.describe('the value of each --by column'),
  customers: z.number().describe('active customers; the value to come is their mean'),
  ...spending,
});

const customerBreakEven = z.object({
  id: z.string().describe('as the file has it'),
  active: z.boolean().describe('whether the relationship goes on; nothing is to come if it ended'),
  ...spending,
});

export const resultSchema = z.object({
  basis: basisSchema,
  shape: z.enum(['kinds', 'cases']).describe('what a row of the file is'),
  customers: figure.describe('customers in the files of --customers; null without them'),
  years: double.describe('the time in which the problems happened, in years; null if unknown'),
  customerYears: double.describe(
    'the years for which all customers together were customers in that time; without dates, their number is assumed constant; null where the time is not known',
  ),
  silentLeftOut: z
    .boolean()
    .describe(
      'whether customers who did not complain are missing from every figure, because their number is unknown',
    ),
  rates: rates.describe('how many customers stay'),
  valueToCome: valueToCome.describe('what a customer who stays is still worth'),
  betweenKinds: betweenKinds
    .nullable()
    .describe(
      'how far kinds of problem differ in who stays after the same outcome; null where fewer than two have observed rates',
    ),
  kinds: z
    .array(kindOfProblem)
    .describe(
      'each kind of problem, the greatest value at risk first; the list that CSV and JSON lines print',
    ),
  total: problemFigures.describe('all problems together'),
  resolution: resolution
    .describe('how long resolved cases took; absent where the files do not show it')
    .exactOptional(),
  open: open
    .describe(
      'cases that are not resolved yet, which no other figure includes; absent where a row is a kind',
    )
    .exactOptional(),
  words: words
    .describe('what customers said; absent where the files have no such column')
    .exactOptional(),
  levers: z.array(lever).describe('the effect of moving each lever, over all problems'),
  presentEffort: presentEffort
    .nullable()
    .describe(
      'the effect of resolving complaints today, compared with leaving all unresolved; null where a rate is not known',
    ),
  breakEven: breakEven.describe('an effort to turn one outcome into another'),
  segments: z
    .array(segmentBreakEven)
    .describe('with --by: the same for the active customers of each segment')
    .exactOptional(),
  customer: customerBreakEven
    .describe('with --customer: the same for that customer')
    .exactOptional(),
  list: namedListSchema(
    listNames,
    'all that is still to come from the customer, in `basis`; null where the files do not show whether the relationship goes on',
  )
    .describe('with --list: customers whose problem was not resolved')
    .exactOptional(),
  drawing: drawingSchema
    .nullable()
    .describe('how intervals and ranks were drawn; null where there are none'),
  leftOut: z
    .array(z.enum(leftOutNames))
    .describe(
      'what no figure includes: steps of the value to come that have no input, and without a margin what is compared with margin only',
    ),
});

/** The result of `recovery`. */
export type RecoveryResult = ResultOf<typeof resultSchema>;
/** Where a stay rate comes from: what customers did, an option, or a survey of intentions. */
export type RateSource = ResultOf<typeof rateSource>;
export type Resolution = ResultOf<typeof resolution>;
export type OpenCases = ResultOf<typeof open>;
export type CustomersWords = ResultOf<typeof words>;
export type KindRate = ResultOf<typeof kindRate>;
export type BetweenKinds = ResultOf<typeof betweenKinds>;
export type NoProblem = ResultOf<typeof noProblem>;
export type OutcomeRate = ResultOf<typeof outcomeRate>;
export type ValueToCome = ResultOf<typeof valueToCome>;
export type ProblemFigures = ResultOf<typeof problemFigures>;
export type KindOfProblem = ResultOf<typeof kindOfProblem>;
export type Lever = ResultOf<typeof lever>;
export type LeverOptions = ResultOf<typeof leverOptions>;
export type PresentEffortFigures = ResultOf<typeof presentEffort>;
export type BreakEven = ResultOf<typeof breakEven>;
export type SegmentBreakEven = ResultOf<typeof segmentBreakEven>;
export type CustomerBreakEven = ResultOf<typeof customerBreakEven>;
