import { z } from 'zod';
import { problemOutcomes } from '../../core/recovery/outcomes.ts';
import { leverNames } from '../../core/recovery/recovery-levers.ts';
import { severities } from '../../core/recovery/stated-intention.ts';
import type { RecoveryResult } from './result.ts';

const share = z.number().min(0).max(1);
const count = z.number().min(0).describe('Shares of customers need not be whole.');
const money = z.number().nullable().describe('null: no value to come, or no cost, is known');
const outcome = z.enum(problemOutcomes);
const severity = z.enum(severities).nullable();
const rateSource = z.enum(['observed', 'given', 'stated intention']);
const each = <T extends z.ZodType>(of: T) =>
  z.object({ silent: of, unresolved: of, resolved: of, quickly: of });

const figures = {
  customers: count.describe('With the problem, each once.'),
  complained: count,
  outcomes: each(count).describe('The customers by what came of their problem.'),
  lost: count.describe('Customers who leave because of it.'),
  valueAtRisk: money.describe('lost × the value to come of a customer who stays.'),
  recoverable: money.describe('Kept by mending all that end as breakEven.from today.'),
  recoverableCost: money.describe('What mending those costs.'),
  recoverablePerUnit: money.describe('recoverable ÷ recoverableCost.'),
  cost: money.describe('What mending costs today, in all.'),
  levers: z
    .object({
      fewer: z.number().nullable(),
      complaining: z.number().nullable(),
      resolved: z.number().nullable(),
      quickly: z.number().nullable(),
    })
    .describe('Customers saved; null where a rate is not known.'),
};

/** What `rapport recovery --json` prints under `result`. */
export const resultSchema = z.object({
  shape: z.enum(['kinds', 'cases']).describe('What a row of the file is.'),
  customers: z.number().nullable().describe('In the customer files.'),
  years: z.number().nullable().describe('In which the problems happened; null: not known.'),
  customerYears: z.number().nullable().describe('For which all customers were there in that time.'),
  silentLeftOut: z.boolean().describe('Nothing tells of those who do not complain.'),
  rates: z.object({
    source: rateSource.describe('The least sure of the sources of the outcomes.'),
    realised: share.describe('Share of a stated intention that is acted upon.'),
    noProblem: z.object({
      stay: share.describe('Share who stay without a problem.'),
      source: z.enum(['given', 'observed', 'recorded', 'inferred']),
      observed: share
        .nullable()
        .describe('Share who stay that it is told from: of those without a case, or all.'),
    }),
    outcomes: z.array(
      z.object({
        outcome,
        severity: severity.describe('Of the kinds it holds for; null: all.'),
        stay: share,
        source: rateSource,
        customers: z.number().nullable().describe('Observed: with that outcome.'),
        stayed: z.number().nullable().describe('Observed: those still customers.'),
        low: share.nullable().describe('95 % score interval of an observed share.'),
        high: share.nullable(),
      }),
    ),
  }),
  valueToCome: z.object({
    amount: z.number().nullable().describe('Of a customer who stays.'),
    source: z
      .enum(['given', 'affected', 'customers', 'assumed'])
      .nullable()
      .describe('Mean of the active affected, of all active, or by an assumed stay.'),
    customers: z.number().nullable().describe('How many it is the mean of.'),
  }),
  kinds: z
    .array(
      z.object({
        problem: z.string(),
        severity,
        mendingCost: money.describe('Of one.'),
        days: z.number().nullable().describe('Mean days to resolve one.'),
        ...figures,
      }),
    )
    .describe('The pain points, the greatest value at risk first.'),
  total: z.object(figures),
  levers: z.array(
    z.object({
      lever: z.enum(leverNames),
      step: share.describe('A share of the problems, or points of the other shares.'),
      moved: count.describe('Customers to whom it makes a difference.'),
      customersSaved: z.number().nullable(),
      valueSaved: money,
      cost: money.describe('Of mending more; null for what no file of problems tells.'),
      options: z
        .object({
          incidents: z.number().nullable().describe('A customer and year.'),
          mended: share,
          kept: share,
          mendingCost: money,
        })
        .nullable()
        .describe('As estimate and value take them.'),
    }),
  ),
  presentEffort: z
    .object({
      mended: count,
      customersSaved: z.number().describe('Against leaving every complaint unresolved.'),
      valueSaved: money,
      cost: money,
      costOfStayers: money.describe('Of the cost, for those who would have stayed unmended.'),
      net: money,
    })
    .nullable(),
  breakEven: z.object({
    from: outcome,
    to: outcome,
    success: share,
    severity: severity.describe('Whose rates these are.'),
    kept: z.number().nullable().describe('Customers kept by mending one.'),
    valueToCome: money,
    spend: money.describe('The most that mending one is worth.'),
  }),
  segments: z
    .array(
      z.object({
        segment: z.record(z.string(), z.string()),
        customers: z.number().describe('Still customers.'),
        valueToCome: money,
        spend: money,
      }),
    )
    .describe('With --by.')
    .exactOptional(),
  customer: z
    .object({
      id: z.string(),
      active: z.boolean(),
      valueToCome: money,
      spend: money,
    })
    .describe('With --customer.')
    .exactOptional(),
}) satisfies z.ZodType<RecoveryResult>;
