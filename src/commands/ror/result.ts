import { z } from 'zod';
import { assignments, comparisons, effectLabels } from '../../core/relationship/counterfactual.ts';
import { entryKinds, ledgerLines, relationshipParts } from '../../core/relationship/ledger.ts';
import { basisSchema, drawingSchema, fieldFacts, type ResultOf } from '../shared/result-schema.ts';
import { type Groups, groups, spendCompared } from './compared-schema.ts';
import { matchedSchema } from './matched-schema.ts';

const money = z.number();
const comparison = z.enum(comparisons);
const kind = z.enum([...entryKinds.real, ...entryKinds.cost]);
const year = z.int().positive();

const ledgerRow = z.object({
  line: z.enum(ledgerLines).describe('whether it is real money or cost'),
  part: z
    .enum(relationshipParts)
    .nullable()
    .describe('the part of the relationship that it comes from; null for a cost'),
  kind: kind.describe('the kind of amount'),
  year: year.describe('the year of the programme, from 1'),
  amount: money.describe('its present value; costs are positive'),
});

const number = z.object({
  low: z.number().describe('its low end'),
  base: z.number().describe('its likely value'),
  high: z.number().describe('its high end'),
});

const perceivedRow = z.object({
  what: z
    .string()
    .describe('what it is: `impressions`, `reviews`, `ideas`, or as the file names it'),
  perYear: number.describe('how many a year, in their own unit'),
  worth: number
    .nullable()
    .describe(
      'about what they are worth a year at the price that the programme file gives, rounded to two digits and part of no other figure; null without a price',
    ),
});

const perceived = z
  .array(perceivedRow)
  .describe('what is perceived, and no money, in its own unit');

const loyalty = z.object({
  real: z
    .object({
      retention: money.describe('from staying longer, at the margin without the programme'),
      spend: money.describe(
        'from spending more, in the years that customers would have stayed without the programme',
      ),
      both: money.describe('from spending more in the gained years'),
      servingSaved: money.describe('from serving at lower cost'),
      recovery: money.describe('from customers who were kept after a problem'),
      total: money
        .describe('all of them')
        .register(fieldFacts, { label: 'Loyalty', unit: 'money', better: 'up' }),
    })
    .describe('the real money'),
  perceived,
});

const recommendations = z.object({
  real: z
    .object({
      referral: money.describe('from new customers who were referred'),
      total: money
        .describe('all of it')
        .register(fieldFacts, { label: 'Recommendations', unit: 'money', better: 'up' }),
    })
    .describe('the real money'),
  perceived,
});

const sharing = z.object({ perceived });

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
  method: z
    .enum(['ranges', 'percentile', 'closed form'])
    .describe(
      'where the interval comes from: draws of the ranges; percentiles of bootstrap resamples of the customers; or, for more than 20,000 customers without --members, a formula',
    ),
  low: z.float64().describe('its lower end'),
  high: z.float64().describe('its upper end'),
  level: z.float64().describe('0.8: P10 to P90 of ranges; 0.95: of the customers'),
  positiveShare: z
    .float64()
    .describe(
      'the share of the draws or resamples with a return above 0; no probability that the programme works; absent, as draws and seed are, with the closed form',
    )
    .register(fieldFacts, {
      label: 'Share of draws with a return above 0',
      unit: 'share',
      better: 'up',
    })
    .exactOptional(),
  draws: drawingSchema.shape.draws.exactOptional(),
  seed: drawingSchema.shape.seed.exactOptional(),
});

const noInterval = z.enum([
  'no-ranges',
  'no-cost',
  'no-margin',
  'too-few-customers',
  'later-joiners',
]);

const yearRow = z.object({
  year: year.describe('the year of the programme, from 1'),
  real: money.describe('the real money of that year'),
  cost: money.describe('the cost of that year'),
  cumulative: money.describe('real money less cost, of this year and all before'),
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
      retention: comparison
        .nullable()
        .describe('of retention; null with --members: a log of orders does not show who left'),
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
  groups: groups
    .nullable()
    .describe('what customers do, with the programme and without; null with --members'),
  matched: matchedSchema
    .nullable()
    .describe('with --members: members and customers with alike orders; null without'),
  spendCompared: spendCompared
    .nullable()
    .describe('spend by who counts, from files of customers; null for a programme file'),
  ledger: z
    .array(ledgerRow)
    .describe(
      'each kind of amount in each year, once; they add up exactly, as decimals; the list that CSV and JSON lines print',
    ),
  loyalty: loyalty.describe('from staying and spending'),
  recommendations: recommendations.describe('from new customers whom customers bring'),
  sharing: sharing.describe(
    'from what customers publish and contribute: no money, since new customers whom that brings are recommendations',
  ),
  realValue: money
    .describe(
      'loyalty.real.total + recommendations.real.total: money that would not have come otherwise',
    )
    .register(fieldFacts, { label: 'Real value', unit: 'money', better: 'up' }),
  cost: cost
    .nullable()
    .describe(
      'the cost by kind: money that the programme takes; null where amounts are spend, with which no cost is compared',
    ),
  netValue: money
    .nullable()
    .describe('realValue − cost.total; null where amounts are spend')
    .register(fieldFacts, { label: 'Net value', unit: 'money', better: 'up' }),
  returnInMoney: z
    .float64()
    .nullable()
    .describe(
      'the return in money (ROI): netValue ÷ cost.total; null where the programme costs nothing, or amounts are spend',
    )
    .register(fieldFacts, { label: 'Return in money (ROI)', unit: 'share', better: 'up' }),
  breakEvenYear: z
    .int()
    .nullable()
    .describe(
      'the first year from which the cumulative real money covers the cumulative cost until the horizon; null where there is none',
    )
    .register(fieldFacts, {
      label: 'Year of break-even',
      unit: 'count',
      better: 'down',
      endless: true,
    }),
  interval: interval
    .nullable()
    .describe('of returnInMoney; null where `noInterval` says why there is none'),
  noInterval: noInterval
    .nullable()
    .describe(
      'why there is no interval: no quantity is a range, the programme costs nothing, amounts are spend, a group has fewer than two customers, or, with --members, matched customers who joined later spent so much as members that resamples leave nobody to compare with; null where there is one',
    ),
  years: z.array(yearRow).describe('each year of the programme'),
  targets: z.array(targetRow).describe('each target of the programme file'),
  countedOnce: z
    .array(countedOnceRow)
    .describe('customers who were named in two places, and the one amount in which each counts'),
  leftOut: z
    .array(
      z.enum([
        ...(['serving', 'marketing', 'timeValue'] as const),
        ...kind.options,
        ...(['impressions', 'reviews', 'ideas'] as const),
      ]),
    )
    .describe(
      'what has no input: the costs of a customer and the time value, the kinds of amounts, and what is perceived',
    ),
});

/** The result of `ror`. */
export type RorResult = ResultOf<typeof resultSchema>;
export type LedgerRow = ResultOf<typeof ledgerRow>;
export type ReturnInterval = ResultOf<typeof interval>;
export type NoInterval = ResultOf<typeof noInterval>;
export type PerceivedRow = ResultOf<typeof perceivedRow>;
/** The result where groups of customers were compared, whose costs are compared with margin. */
export type GroupsResult = RorResult & {
  readonly groups: Groups;
  readonly comparisons: Readonly<Record<'annualSpend' | 'retention', RorResult['comparison']>>;
  readonly cost: NonNullable<RorResult['cost']>;
  readonly netValue: number;
};
export type TargetRow = ResultOf<typeof targetRow>;
