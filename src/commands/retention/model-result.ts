import { z } from 'zod';
import { modelNames } from '../../core/survival/family.ts';
import { fitResults } from '../../core/survival/model-fit.ts';
import type { ResultOf } from '../shared/result-schema.ts';

const share = z.number().min(0).max(1);

export const survivalAt = z.object({
  years: z.float64().describe('the time, in years since the start of the relationship'),
  survival: share.describe('the share that the model expects to be still active'),
});

const fit = z.object({
  result: z
    .enum(fitResults)
    .describe(
      'doubtful where the curve is farther from the data than allowed somewhere, unfit beyond twice that',
    ),
  years: z
    .float64()
    .describe(
      'where the distance is largest, in years since the start; for a model that does not fit, where it is largest compared with what is allowed',
    ),
  model: share.describe('the share still active there by the model'),
  data: share.describe('the share still active there by the Kaplan–Meier estimate'),
  allowed: z
    .float64()
    .describe('half the width of the simultaneous 95 % band there, and at least 0.02'),
});

const yearsRange = z.object({
  low: z.float64().nullable().describe('the least; null where all are infinite'),
  high: z.float64().nullable().describe('the most; null where one is infinite'),
});

export const shareRange = { low: share.describe('the least'), high: share.describe('the most') };

/** What rests on times beyond the data, where the data do not tell some models apart. */
export const modelRange = z.object({
  models: z
    .array(z.enum(modelNames))
    .describe(
      'the models compared: those whose AIC is less than 10 above the best and whose fit is not unfit; all where the best is doubtful',
    ),
  meanYears: yearsRange.describe('of the mean stay'),
  toHorizon: yearsRange
    .describe('with --horizon beyond the data: of the mean stay up to there')
    .exactOptional(),
  discountedYears: yearsRange
    .describe('with --discount: of the expected, discounted years of payment')
    .exactOptional(),
  residual: z
    .array(yearsRange.extend({ period: z.int().positive().describe('the period') }))
    .describe('with --residual: of the years to come in each period')
    .exactOptional(),
  at: z
    .array(z.object({ years: z.float64().describe('the time, in years'), ...shareRange }))
    .describe('with --at: of the share still active at the times beyond the data')
    .exactOptional(),
});

const withheld = '; null also where withheld';

export const model = z.object({
  model: z.enum(modelNames).describe('the model'),
  parameters: z
    .record(z.string(), z.float64())
    .describe(
      'rate a year; shape, and scale in years; retention a period; alpha, beta and shape in periods',
    ),
  standardErrors: z
    .record(z.string(), z.float64())
    .describe('the standard error of each parameter, by its name'),
  logLikelihood: z.float64().describe('the logarithm of the likelihood at its maximum'),
  aic: z.float64().describe('the Akaike information criterion; the lowest is best'),
  fit: fit
    .nullable()
    .describe(
      'how far the curve is from that of the data; null where fewer than 10 customers were at risk whenever somebody ended',
    ),
  meanYears: z.float64().nullable().describe(`the mean stay; null where it is infinite${withheld}`),
  extrapolatedShare: share
    .nullable()
    .describe(
      `the share of the mean that lies beyond the data; null where the mean is infinite${withheld}`,
    ),
  toHorizon: z
    .object({
      years: z
        .float64()
        .nullable()
        .describe('the mean stay up to the horizon; null where withheld'),
      extrapolatedShare: share
        .nullable()
        .describe('the share of it that lies beyond the data; null where withheld'),
    })
    .describe('with --horizon: the mean counted up to there')
    .exactOptional(),
  discountedYears: z
    .float64()
    .nullable()
    .describe(
      `with --discount: the expected, discounted years of payment of a new customer; null where they are infinite${withheld}`,
    )
    .exactOptional(),
  discountedExtrapolatedShare: share
    .nullable()
    .describe(
      `with --discount: the share of discountedYears that lies beyond the data; null where they are infinite${withheld}`,
    )
    .exactOptional(),
  residual: z
    .array(
      z.object({
        period: z.int().positive().describe('n: the period, after n − 1 renewals'),
        years: z
          .float64()
          .nullable()
          .describe(
            `years to come, discounted with --discount; null where they are infinite${withheld}`,
          ),
        extrapolatedShare: share
          .nullable()
          .describe(
            `the share of them that lies beyond the data; null where they are infinite${withheld}`,
          ),
      }),
    )
    .describe('with --residual: the expected lifetime still to come in each period asked for')
    .exactOptional(),
  at: z
    .array(
      survivalAt.extend({
        survival: share
          .nullable()
          .describe('the share that the model expects to be still active; null where withheld'),
        extrapolated: z.boolean().describe('whether the time lies beyond the data'),
      }),
    )
    .describe('with --at: what the model expects at those times')
    .exactOptional(),
});

export type FittedRetention = ResultOf<typeof model>;
export type ModelRange = ResultOf<typeof modelRange>;
