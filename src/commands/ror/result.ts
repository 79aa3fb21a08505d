import { z } from 'zod';
import { assignments, comparisons, effectLabels } from '../../core/relationship/counterfactual.ts';
import { entryKinds, ledgerLines } from '../../core/relationship/ledger.ts';
import { basisSchema, drawingSchema, fieldFacts, type ResultOf } from '../shared/result-schema.ts';

const money = z.number();
const comparison = z.enum(comparisons);
const kind = z.enum([...entryKinds.real, ...entryKinds.cost, ...entryKinds.perceived]);
const year = z.int().positive();

const behaviour = z.object({
  annualSpend: money.describe('spend a year of a customer who stays'),
  retention: z.number().min(0).max(1).describe('the share who stay for a year'),
});

const group = z.object({
  customers: z
    .number()
    .nullable()
    .describe('how many customers there are; null where a programme file does not give it'),
  before: behaviour.exactPartial().nullable().describe('before the programme; null if unknown'),
  after: behaviour.describe('with the programme, or in the same time'),
});

const groups = z.object({
  treated: group.describe('the customers whom the programme treats'),
  comparison: group
    .nullable()
    .describe('the customers whom it does not treat; null without such a group'),
  counterfactual: behaviour.describe(
    'what the treated customers are assumed to have done without the programme',
  ),
});

const ledgerRow = z.object({
  line: z.enum(ledgerLines).describe('whether it is real value, cost or perceived value'),
  kind: kind.describe('the kind of amount'),
  year: year.describe('the year of the programme, from 1'),
  amount: money.describe('its present value; costs are positive'),
});

const real = z.object({
  retention: money.describe('from staying longer, at the margin without the programme'),
  spend: money.describe(
    'from spending more, in the years that customers would have stayed without the programme',
  ),
  both: money.describe('from spending more in the gained years'),
  referral: money.describe('from new customers who were referred'),
  recovery: money.describe('from customers who were kept after a problem'),
  servingSaved: money.describe('from serving at lower cost'),
  total: money
    .describe('all of them')
    .register(fieldFacts, { label: 'Real value', unit: 'money', better: 'up' }),
});

const cost = z.object({
  investment: money.describe('what is invested in the programme'),
  rewards: money.describe('rewards to customers who would not have bought anyway'),
  rewardsAnyway: money.describe('rewards to customers who would have bought anyway'),
  referralRewards: money.describe('rewards for referring'),
  total: money
    .describe('all of them')
    .register(fieldFacts, { label: 'Cost', unit: 'money', better: 'down' }),
});

const interval = z.object({
  low: z.float64().describe('its lower end'),
  high: z.float64().describe('its upper end'),
  level: z
    .float64()
    .describe('0.8: P10 to P90 of ranges; 0.95: 95 of 100 resamples of the customers'),
  probabilityPositive: z
    .float64()
    .describe('the share of the draws with a return above 0')
    .register(fieldFacts, {
      label: 'Probability of a return above 0',
      unit: 'share',
      better: 'up',
    }),
  ...drawingSchema.shape,
});

const noInterval = z.enum(['no-ranges', 'no-cost', 'too-few-customers']);

const perceived = z.object({
  sharing: money.describe('of what customers publish about the company'),
  knowledge: money.describe('of their reviews and ideas'),
  total: z
    .object({
      low: money.describe('with every range at its low end'),
      base: money
        .describe('with every range at its base')
        .register(fieldFacts, { label: 'Perceived value', unit: 'money', better: 'up' }),
      high: money.describe('with every range at its high end'),
    })
    .describe('both together'),
});

const yearRow = z.object({
  year: year.describe('the year of the programme, from 1'),
  real: money.describe('the real value of that year'),
  cost: money.describe('the cost of that year'),
  cumulative: money.describe('real value less cost, of this year and all before'),
});

const targetRow = z.object({
  target: z
    .enum(['return', 'netValue', 'spend', 'retention', 'breakEven'])
    .describe(
      'which figure it is for; `spend` a year and `retention` are those of the treated customers',
    ),
  goal: z.float64().describe('the target: a minimum, or for `breakEven` a maximum of years'),
  actual: z
    .float64()
    .nullable()
    .describe('the figure that was reached; null where there is no return, or no break-even'),
  met: z.boolean().describe('whether the goal was reached'),
});

const countedOnceRow = z.object({
  customer: z.string().describe('the customer'),
  countedAs: z
    .enum(['treated', 'comparison', 'referral'])
    .describe('the one amount in which the customer counts'),
  alsoIn: z.enum(['referral', 'recovery']).describe('where else the customer was named'),
});

export const resultSchema = z.object({
  basis: basisSchema,
  programme: z.string().nullable().describe('the name of the programme; null if it has none'),
  label: z.enum(effectLabels).describe('how certain the effect is, by how the comparison was made'),
  assignment: z.enum(assignments).describe('how it was decided which customers are treated'),
  comparison: comparison.describe(
    'the weaker of the two comparisons: of changes from before to after, of the groups after, or of the treated customers before and after',
  ),
  comparisons: z
    .object({
      annualSpend: comparison.describe('of spend a year'),
      retention: comparison.describe('of retention'),
    })
    .describe('how spend and retention were compared'),
  customers: z
    .number()
    .describe('how many customers the programme treats')
    .register(fieldFacts, { label: 'Customers treated', unit: 'count', better: null }),
  horizonYears: z.float64().describe('how many years count'),
  extrapolatedShare: z
    .float64()
    .nullable()
    .describe(
      'the share of the counted years of the treated customers that was not observed; null for a programme file',
    ),
  groups: groups.describe('what customers do, with the programme and without'),
  ledger: z
    .array(ledgerRow)
    .describe(
      'each kind of amount in each year, once; real value and cost add up exactly, as decimals; the list that CSV and JSON lines print',
    ),
  real: real.describe('the real value by kind: cash that would not have come otherwise'),
  cost: cost.describe('the cost by kind: cash that the programme takes'),
  netValue: money
    .describe('real.total − cost.total')
    .register(fieldFacts, { label: 'Net value', unit: 'money', better: 'up' }),
  returnOnRelationship: z
    .float64()
    .nullable()
    .describe('netValue ÷ cost.total; null where the programme costs nothing')
    .register(fieldFacts, { label: 'Return on relationship', unit: 'share', better: 'up' }),
  breakEvenYear: z
    .int()
    .nullable()
    .describe(
      'the first year from which the cumulative real value covers the cumulative cost until the horizon; null where there is none',
    )
    .register(fieldFacts, {
      label: 'Year of break-even',
      unit: 'count',
      better: 'down',
      endless: true,
    }),
  interval: interval
    .nullable()
    .describe('of returnOnRelationship; null where `noInterval` says why there is none'),
  noInterval: noInterval
    .nullable()
    .describe(
      'why there is no interval: no quantity is a range, the programme costs nothing, or a group has fewer than two customers; null where there is one',
    ),
  perceived: perceived.describe('value that nobody pays; never part of the return'),
  years: z.array(yearRow).describe('each year of the programme'),
  targets: z.array(targetRow).describe('each target of the programme file'),
  countedOnce: z
    .array(countedOnceRow)
    .describe('customers who were named in two places, and the one amount in which each counts'),
  leftOut: z.array(kind).describe('the kinds of amounts that have no input'),
});

/** The result of `ror`. */
export type RorResult = ResultOf<typeof resultSchema>;
export type Groups = ResultOf<typeof groups>;
export type Group = ResultOf<typeof group>;
export type Behaviour = ResultOf<typeof behaviour>;
export type LedgerRow = ResultOf<typeof ledgerRow>;
export type ReturnInterval = ResultOf<typeof interval>;
export type NoInterval = ResultOf<typeof noInterval>;
export type PerceivedValue = ResultOf<typeof perceived>;
export type TargetRow = ResultOf<typeof targetRow>;
