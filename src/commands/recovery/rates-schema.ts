import { z } from 'zod';
import { problemOutcomes } from '../../core/recovery/outcomes.ts';
import { severities } from '../../core/recovery/stated-intention.ts';

/** Kinds of fields of the result of `recovery`. */
export const share = z.number().min(0).max(1);
export const count = z.number().min(0);
export const figure = z.number().nullable();
export const double = z.float64().nullable();
export const outcome = z.enum(problemOutcomes);
export const severity = z.enum(severities).nullable();
export const rateSource = z.enum(['observed', 'given', 'stated intention']);

export const noProblem = z.object({
  stay: share.describe('the share who stay'),
  source: z
    .enum(['given', 'observed', 'recorded', 'inferred'])
    .describe(
      'where the share comes from: an option; customers without a case, in the time since the cases; the rate at which all customers have left, as recorded; or what it must be, given who stays of all customers',
    ),
  observed: share
    .nullable()
    .describe(
      'the observed share that `stay` is derived from: of customers without a case, or of all; null where it was given',
    ),
});

export const outcomeRate = z.object({
  outcome: outcome.describe('the outcome of the problem'),
  severity: severity.describe('the severity of the problems that it holds for; null: all'),
  stay: share.describe('the share of customers who stay'),
  source: rateSource.describe(
    'what customers did, what an option gives, or what people in a survey said that they would do',
  ),
  customers: figure.describe('customers with that outcome; null where the rate is not observed'),
  stayed: figure.describe('those of them who stayed; null likewise'),
  low: share.nullable().describe('the lower end of the 95 % score interval; null likewise'),
  high: share.nullable().describe('its upper end; null likewise'),
});

export const rates = z.object({
  source: rateSource.describe('the least certain of the sources of the outcomes'),
  realised: share.describe(
    'the share of a stated intention that is acted upon; 1 where all rates are observed',
  ),
  outcomes: z.array(outcomeRate).describe('the share who stay after each outcome'),
  noProblem: noProblem.describe('the share who stay without a problem'),
});

export const kindRate = z.object({
  outcome: outcome.describe('the outcome of the problem'),
  stay: share.describe(
    'the share of customers who stay, by which the figures of this kind are computed: where it is observed, weight × own + (1 − weight) × that of all kinds, each no more than the share without a problem',
  ),
  source: rateSource.describe('where it comes from'),
  weight: share
    .nullable()
    .describe(
      'how much of it is this kind’s own share: 0 where the rate of all kinds holds; null where the rate is not observed',
    ),
  own: share.nullable().describe('the observed share of this kind alone; null where there is none'),
  customers: figure.describe(
    'customers with this problem and outcome whose stay is known; null where the rate is not observed',
  ),
  stayed: figure.describe('those of them who stayed; null likewise'),
  few: z
    .boolean()
    .describe('whether these are fewer than 10 customers, too few for a rate of their own'),
});

export const betweenKinds = z.object({
  chiSquared: z
    .float64()
    .describe('Pearson’s statistic of the difference between kinds, over the outcomes'),
  degrees: z
    .number()
    .describe('its degrees of freedom, which it is on average without a difference'),
  correlation: share.describe(
    'the correlation of customers with the same problem: 0 where kinds differ no more than by chance, so that the rates of all kinds hold for each',
  ),
});
