import { z } from 'zod';
import { modelNames } from '../../core/survival/model.ts';
import type { RetentionResult } from './result.ts';

const finiteYears = z.number();
const share = z.number().min(0).max(1);

const point = {
  years: finiteYears,
  atRisk: z.number().describe('Customers observed at that time, those who end then included.'),
  survival: share.nullable().describe('Kaplan–Meier; null where nobody is observed.'),
  low: share.nullable().describe('Log-log 95 % interval; null where survival is null, 1 or 0.'),
  high: share.nullable(),
  revenueSurvival: share.nullable().describe('The same, customers counted by spend a year.'),
};

const extrapolatedShare = share.describe('The share of it that lies beyond the reach.');

const model = z.object({
  model: z.enum(modelNames),
  parameters: z
    .record(z.string(), z.number())
    .describe(
      'rate a year; shape, and scale in years; retention a period; alpha, beta and shape in periods',
    ),
  standardErrors: z.record(z.string(), z.number()),
  logLikelihood: z.number(),
  aic: z.number(),
  meanYears: z.number().nullable().describe('null: infinite'),
  extrapolatedShare: extrapolatedShare.nullable(),
  toHorizon: z
    .object({ years: finiteYears, extrapolatedShare })
    .describe('With --horizon: the mean counted up to there.')
    .exactOptional(),
  discountedYears: z
    .number()
    .nullable()
    .describe('With --discount: expected lifetime of a new customer; null: infinite')
    .exactOptional(),
  discountedExtrapolatedShare: extrapolatedShare.nullable().exactOptional(),
  residual: z
    .array(
      z.object({
        period: z.int().positive(),
        years: z.number().nullable().describe('null: infinite'),
        extrapolatedShare: extrapolatedShare.nullable(),
      }),
    )
    .describe('With --residual: what is to come in the n-th period, n − 1 renewals made.')
    .exactOptional(),
  at: z
    .array(z.object({ years: finiteYears, survival: share, extrapolated: z.boolean() }))
    .describe('With --at.')
    .exactOptional(),
});

const segment = z.object({
  segment: z
    .record(z.string(), z.string())
    .describe('The value of each --by column, or the cohort; empty for the total.'),
  customers: z.number(),
  ended: z.number(),
  exposureYears: z.number().describe('Customer-years observed.'),
  observedFromYears: z
    .number()
    .describe('Tenure from which on anybody was observed: 0 but for --window-start.'),
  unseenYears: z
    .number()
    .describe('In so many years of tenure up to the reach nobody was observed.'),
  allEndedYears: z
    .number()
    .nullable()
    .describe('Since when survival is 0 although others are observed later, else null.'),
  marked: z
    .enum(['few-customers', 'few-ended'])
    .nullable()
    .describe('Why the estimates of the segment say too little to be relied on.'),
  exponential: z
    .object({
      rate: z.number().describe('Ended a year of exposure.'),
      rateLow: z.number().describe('Exact 95 % interval.'),
      rateHigh: z.number().describe('One-sided where nobody ended.'),
      meanYears: z.number().nullable().describe('null: nobody ended'),
    })
    .nullable()
    .describe('null: nobody was observed for any time'),
  restrictedMean: z
    .object({
      years: z.number(),
      horizon: z.number().describe('Years that the mean counts up to: --horizon, or the reach.'),
      low: z.number(),
      high: z.number(),
      bootstrap: z
        .object({ low: z.number(), high: z.number() })
        .describe('With --intervals: 95 % interval of resampled customers.')
        .exactOptional(),
    })
    .describe('The mean stay, counted up to the horizon.'),
  medianYears: z.number().nullable().describe('null: more than half are left at the reach'),
  revenue: z
    .object({ restrictedMeanYears: z.number() })
    .nullable()
    .describe('Customers counted by spend a year; null where no spend is known.'),
  curve: z
    .array(z.object({ ...point, ended: z.number().describe('Since the point before.') }))
    .describe('Kaplan–Meier at useful times up to the reach; with --explain whenever some ended.'),
  at: z
    .array(z.object({ text: z.string(), ...point }))
    .describe('With --at.')
    .exactOptional(),
  models: z.array(model).describe('None where the segment is marked.'),
  unfitted: z
    .array(z.object({ model: z.enum(modelNames), code: z.string(), why: z.string() }))
    .describe('The models that the data defeat.'),
  bestModel: z.enum(modelNames).nullable().describe('The lowest AIC.'),
  beyond: z
    .array(z.object({ years: finiteYears, survival: share }))
    .describe('With --at or --horizon beyond the reach: the best model from there on.')
    .exactOptional(),
});

/** What `rapport retention --json` prints under `result`. */
export const resultSchema = z.object({
  kind: z.enum(['customers', 'cohorts']).describe('What the files list.'),
  period: z.string().describe('How often the models in whole periods let customers decide.'),
  total: segment,
  segments: z.array(segment),
  logRank: z
    .object({ chiSquared: z.number(), degreesOfFreedom: z.int().positive(), p: share })
    .nullable()
    .describe(
      'Whether the segments end alike; null where there is nothing to compare, or more than 200 segments.',
    ),
}) satisfies z.ZodType<RetentionResult>;
