import { z } from 'zod';
import { orderTraits } from '../../core/relationship/matched/alike-orders.ts';
import { fieldFacts, intervalSchema, type ResultOf } from '../shared/result-schema.ts';

const money = z.number();
const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

const behaviour = z.object({
  spendBefore: money.describe('spend in as many days before joining as are counted after'),
  spendAfter: money.describe('spend from the day after joining on'),
  ordersAfter: z.float64().describe('days with an order in that time'),
  stillBuying: share.describe('the share who placed an order in that time'),
});

const traitRow = z.object({
  trait: z
    .enum(orderTraits)
    .describe(
      'days since the last order, number of days with an order, spend on such a day, days since the first order',
    ),
  members: z.float64().describe('the mean of the members, on the morning of the day of joining'),
  matched: z.float64().describe('of the customers with whom they are compared'),
  others: z.float64().describe('of all other customers seen on the same days'),
  differenceOthers: z
    .float64()
    .nullable()
    .describe(
      'members less others, in standard deviations of the members: before matching; null where members are all alike and others are not',
    ),
  differenceMatched: z
    .float64()
    .nullable()
    .describe('members less matched, likewise: after matching; balanced up to 0.1'),
});

const members = z.object({
  named: count.describe('in the file, each once'),
  compared: count.describe('with whom somebody is compared: all figures are of these'),
  notInLog: count.describe('left out: without any order in the log'),
  noOrderBefore: count.describe('left out: without an order before joining'),
  noTimeAfter: count.describe('left out: joined on the last day of the log, or later'),
  nobodyAlike: count.describe('left out: fewer than two others had alike orders'),
});

const spend = z.object({
  difference: money.describe('members less matched, spend of all compared members after joining'),
  differenceInterval: intervalSchema
    .nullable()
    .describe('its 95 % interval; null of too few customers'),
  laterJoiners: money
    .nullable()
    .describe(
      'what is added because matched customers who joined later have the effect too; null where they spent so much as members that nobody is left to compare with',
    ),
  effect: money
    .describe('both together: the estimated effect of joining on the spend of all compared members')
    .register(fieldFacts, {
      label: 'Estimated effect of joining on spend',
      unit: 'money',
      better: 'up',
    }),
  effectInterval: intervalSchema
    .nullable()
    .describe(
      'its 95 % interval; null of too few customers, and where over 2.5 % of the resamples leave nobody to compare with',
    ),
  effectPerMember: money.describe('effect ÷ members.compared'),
});

export const matchedSchema = z.object({
  members: members.describe('how many members there are, and why some are left out'),
  comparisonCustomers: count.describe('how many different customers they are compared with'),
  joinedLater: share.describe('the share of the matched customers who joined later themselves'),
  days: z
    .object({
      mean: z.float64().describe('in the mean'),
      longest: count.describe('of the member who joined first'),
    })
    .describe('days counted after joining'),
  traits: z.array(traitRow).describe('the orders before joining: how alike they are'),
  behaviour: z
    .object({
      members: behaviour.describe('of a member'),
      matched: behaviour.describe('of a matched customer'),
      others: behaviour.describe('of any other customer seen on the same days'),
    })
    .describe('means per customer; who placed no order spends 0'),
  before: z
    .object({
      spend: money.describe('members less matched, spend per customer before joining'),
      interval: intervalSchema.nullable().describe('its 95 % interval; null of too few customers'),
    })
    .describe('a check: it should be about 0'),
  spend: spend.describe('spend, also where amounts are margin'),
});

/** Members, and customers with alike orders. */
export type Matched = ResultOf<typeof matchedSchema>;
