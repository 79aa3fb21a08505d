import { z } from 'zod';
import { shortages } from '../../core/survival/evidence.ts';
import { modelNames } from '../../core/survival/family.ts';
import { mostCompared } from '../../core/survival/log-rank.ts';
import {
  doubleIntervalSchema,
  fieldFacts,
  labelsSchema,
  type ResultOf,
} from '../shared/result-schema.ts';
import { model, modelRange, shareRange, survivalAt } from './model-result.ts';

const share = z.number().min(0).max(1);

const logRank = z.object({
  chiSquared: z.float64().describe('the test statistic'),
  degreesOfFreedom: z
    .int()
    .positive()
    .describe('one fewer than the segments where all were observed side by side'),
  p: share.describe('the p-value: how likely segments that are alike differ this much by chance'),
});

const exponential = z.object({
  rate: z
    .float64()
    .describe('customers who end, per customer and year observed')
    .register(fieldFacts, { label: 'Rate of leaving', unit: 'rate', better: 'down' }),
  rateLow: z.float64().describe('the lower end of its exact 95 % interval'),
  rateHigh: z
    .float64()
    .describe('the upper end; where nobody ended, a one-sided bound, and `rateLow` is 0'),
  meanYears: z
    .float64()
    .nullable()
    .describe('the mean stay, 1 ÷ rate; null where nobody ended')
    .register(fieldFacts, {
      label: 'Mean stay, constant rate',
      unit: 'years',
      better: 'up',
      endless: true,
    }),
});

const restrictedMean = z.object({
  years: z
    .float64()
    .describe('the mean')
    .register(fieldFacts, { label: 'Mean stay, to the horizon', unit: 'years', better: 'up' }),
  horizon: z
    .float64()
    .describe('the years that it counts up to: --horizon, but no further than the data reach'),
  low: z.float64().describe('the lower end of its 95 % interval'),
  high: z.float64().describe('the upper end'),
  bootstrap: doubleIntervalSchema
    .describe('with --intervals: the 95 % interval from resampled customers')
    .exactOptional(),
});

const point = z.object({
  years: z.float64().describe('the time, in years since the start of the relationship'),
  atRisk: z
    .float64()
    .describe(
      'customers who were observed at that time, including those who ended then; half of each who is active within an interval of rounded tenures',
    ),
  survival: share
    .nullable()
    .describe(
      'the share still active; null where nobody was observed: beyond the reach of the data, before the first entry, and in gaps',
    ),
  low: share
    .nullable()
    .describe('the lower end of its 95 % interval (log-log); null where survival is null, 1 or 0'),
  high: share.nullable().describe('the upper end; null likewise'),
  revenueSurvival: share
    .nullable()
    .describe(
      'survival with each customer weighted by spend a year; null where no spend is known, or nobody was observed',
    ),
});

const segment = z.object({
  segment: labelsSchema.describe(
    'the value of each --by column, or the cohort; empty for the total',
  ),
  customers: z
    .float64()
    .describe('how many customers there are')
    .register(fieldFacts, { label: 'Customers', unit: 'count', better: null }),
  ended: z
    .float64()
    .describe('how many of them ended')
    .register(fieldFacts, { label: 'Ended', unit: 'count', better: null }),
  exposureYears: z
    .float64()
    .describe('the years for which all of them together were observed')
    .register(fieldFacts, { label: 'Customer-years observed', unit: 'years', better: null }),
  observedFromYears: z
    .float64()
    .describe('the lowest tenure at which anybody was observed; 0 without --window-start'),
  unseenYears: z
    .float64()
    .describe(
      'in how many years of tenure, up to the reach of the data, nobody was observed; 0 without --window-start',
    ),
  allEndedYears: z
    .float64()
    .nullable()
    .describe(
      'the tenure from which survival is 0 because the few customers observed so early had all ended, although others were observed later; else null',
    ),
  marked: z
    .enum(shortages)
    .nullable()
    .describe(
      'why the segment is too small for reliable estimates: the terminal leaves them out, and no models are fitted; null where it is not',
    ),
  exponential: exponential
    .nullable()
    .describe(
      'the estimate by a constant rate of leaving; null where nobody was observed for any time',
    ),
  restrictedMean: restrictedMean.describe('the mean stay, counted up to a horizon'),
  medianYears: z
    .float64()
    .nullable()
    .describe(
      'when half of the customers are gone; null where more are left at the reach of the data',
    )
    .register(fieldFacts, { label: 'Median stay', unit: 'years', better: 'up', endless: true }),
  revenue: z
    .object({
      restrictedMeanYears: z
        .float64()
        .describe('the mean stay up to the horizon with each customer weighted by spend a year'),
    })
    .nullable()
    .describe('estimates weighted by spend; null where no spend is known'),
  curve: z
    .array(point.extend({ ended: z.float64().describe('how many ended since the time before') }))
    .describe(
      'the Kaplan–Meier estimate at useful times up to the reach of the data; with --explain also whenever somebody ended, and where the interval begins in which they did',
    ),
  at: z
    .array(z.object({ text: z.string().describe('the time as it was written'), ...point.shape }))
    .describe('with --at: the Kaplan–Meier estimate at those times')
    .exactOptional(),
  models: z
    .array(model)
    .describe('the models fitted by maximum likelihood; none where the segment is marked'),
  unfitted: z
    .array(
      z.object({
        model: z.enum(modelNames).describe('the model'),
        code: z.string().describe('the code of the finding'),
        why: z.string().describe('why it could not be fitted'),
      }),
    )
    .describe('the models that could not be fitted to these data'),
  bestModel: z
    .enum(modelNames)
    .nullable()
    .describe('the model with the lowest AIC; null where none was fitted'),
  withheld: z
    .boolean()
    .describe(
      'whether figures of the models that rest on times beyond the data are withheld, and null, because even the best is unfit; --model NAME gives those of one model all the same',
    ),
  modelRange: modelRange
    .describe(
      'the least and the most of what rests on times beyond the data, over the models that are not clearly worse than the best; absent where --model names one, or none was fitted, or figures are withheld',
    )
    .exactOptional(),
  beyond: z
    .array(survivalAt.extend(shareRange))
    .describe(
      'with --at or --horizon beyond the reach of the data: survival by the best model from there on, and its range over the models of modelRange; absent where withheld',
    )
    .exactOptional(),
});

export const resultSchema = z.object({
  kind: z
    .enum(['customers', 'cohorts'])
    .describe(
      'whether the files list customers, or how many customers of each cohort were left at each time',
    ),
  period: z
    .string()
    .describe('how often customers decide in the models in whole periods, as --period takes it'),
  tenureUnit: z
    .enum(['y', 'mo', 'w', 'd'])
    .nullable()
    .describe('the unit of the tenures, or of the rows of cohorts; null where they are exact'),
  total: segment.describe('all customers'),
  segments: z
    .array(segment)
    .describe('each segment or cohort; the list that CSV and JSON lines print'),
  logRank: logRank
    .nullable()
    .describe(
      `the test of whether customers of the segments leave at the same rates; null where there is nothing to compare, or more than ${mostCompared} segments`,
    ),
});

/** What `retention` answers. */
export type RetentionResult = ResultOf<typeof resultSchema>;
export type LogRank = ResultOf<typeof logRank>;
export type SegmentRetention = ResultOf<typeof segment>;
export type SurvivalPoint = ResultOf<typeof point>;
