import { z } from 'zod';
import { assignments } from '../../core/relationship/cause.ts';
import { entryKinds } from '../../core/relationship/ledger.ts';
import type { RorResult } from './result.ts';

const comparison = z.enum(['difference-in-differences', 'comparison', 'before-after']);
const kind = z.enum([...entryKinds.real, ...entryKinds.cost, ...entryKinds.perceived]);
const money = z.number();

const behaviour = z.object({
  annualSpend: money.describe('Of a customer who stays.'),
  retention: z.number().min(0).max(1).describe('The share that stays for a year.'),
});

const group = z.object({
  customers: z.number().nullable().describe('null: the programme file does not say'),
  before: z
    .object({
      annualSpend: behaviour.shape.annualSpend.exactOptional(),
      retention: behaviour.shape.retention.exactOptional(),
    })
    .nullable(),
  after: behaviour,
});

/** What `rapport ror --json` prints under `result`. */
export const resultSchema = z.object({
  programme: z.string().nullable().describe('What the programme calls itself.'),
  label: z
    .enum(['caused', 'estimated effect', 'associated with, not caused by'])
    .describe('What may be said of the effect, by how the comparison was made.'),
  assignment: z.enum(assignments),
  comparison: comparison.describe('The weaker of the two comparisons.'),
  comparisons: z.object({ annualSpend: comparison, retention: comparison }),
  customers: z.number().describe('Whom the programme treats.'),
  horizonYears: z.number(),
  extrapolatedShare: z
    .number()
    .nullable()
    .describe('The share of the counted years beyond what was observed; null: a programme file'),
  groups: z.object({
    treated: group,
    comparison: group.nullable(),
    counterfactual: behaviour.describe('What the treated would have done otherwise.'),
  }),
  ledger: z
    .array(
      z.object({
        line: z.enum(['real', 'cost', 'perceived']),
        kind,
        year: z.int().positive(),
        amount: money.describe('Present value; costs are positive.'),
      }),
    )
    .describe('Each key once; real value and cost add up exactly, in any order.'),
  real: z.object({
    retention: money.describe('Staying longer, at the margin without the programme.'),
    spend: money.describe('Spending more, for the years without it.'),
    both: money.describe('Spending more in the years that are gained.'),
    referral: money,
    recovery: money,
    servingSaved: money,
    total: money,
  }),
  cost: z.object({
    investment: money,
    rewards: money.describe('To those who would not have bought anyway.'),
    rewardsAnyway: money.describe('To those who would have bought anyway.'),
    referralRewards: money,
    total: money,
  }),
  netValue: money.describe('real.total − cost.total'),
  returnOnRelationship: z
    .number()
    .nullable()
    .describe('netValue / cost.total; null where the programme costs nothing'),
  interval: z
    .object({
      low: z.number(),
      high: z.number(),
      level: z.number().describe('0.8: P10 to P90 of ranges; 0.95: customers drawn anew'),
      probabilityPositive: z.number().describe('Of the draws, the share with a return above 0.'),
      draws: z.number(),
      seed: z.number(),
    })
    .nullable(),
  noInterval: z
    .enum(['no-ranges', 'no-cost', 'too-few-customers'])
    .nullable()
    .describe('Why there is no interval.'),
  perceived: z
    .object({
      sharing: money,
      knowledge: money,
      total: z.object({ low: money, base: money, high: money }),
    })
    .describe('Imputed; never in the return.'),
  breakEvenYear: z
    .int()
    .nullable()
    .describe('First year from which on the real value covers the cost; null: none'),
  years: z.array(
    z.object({ year: z.int().positive(), real: money, cost: money, cumulative: money }),
  ),
  targets: z.array(
    z.object({
      target: z.enum(['return', 'netValue', 'spend', 'retention', 'breakEven']),
      goal: z.number(),
      actual: z.number().nullable(),
      met: z.boolean(),
    }),
  ),
  countedOnce: z
    .array(
      z.object({
        customer: z.string(),
        countedAs: z.enum(['treated', 'comparison', 'referral']),
        alsoIn: z.enum(['referral', 'recovery']),
      }),
    )
    .describe('Customers named in two places, and the one amount in which each counts.'),
  leftOut: z.array(kind).describe('Kinds of amounts that were not asked for.'),
}) satisfies z.ZodType<RorResult>;
