import { z } from 'zod';
import { customerGroupNames } from '../../core/referral/customer-groups.ts';
import { stepNames } from '../../core/value/terms.ts';
import { namedListSchema } from '../shared/listing/named-list-schema.ts';
import { labelsSchema, type ResultOf, valuationSchema } from '../shared/result-schema.ts';
import { listNames } from './options.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

const types = {
  typeOne: count.describe('referrals of people who would not have come otherwise'),
  typeTwo: count.describe('referrals of people who would have come anyway'),
  unknownType: count.describe('referrals whose type is not in the files'),
};

const referralCounts = z.object({
  rows: count.describe('rows of the files of referrals'),
  counted: count.describe(
    'referrals that count; the other rows are set aside or rejected, see `sources`',
  ),
  ...types,
  byOthers: count.describe(
    'of the counted, those made by somebody who is not a customer in the files',
  ),
  ofOthers: count.describe(
    'of the counted, those that brought somebody who is not a customer in the files',
  ),
});

const typeOne = z.object({
  share: share.describe('the share of them that counts as type one'),
  source: z.string().describe('where the share comes from: `--type-one` or `default`'),
  atMost: z
    .boolean()
    .describe(
      'whether all of them count as type one because no type is given: figures that rest on them are then upper limits',
    ),
});

const chain = z.object({
  longest: count.describe('how many referrals the longest chain has'),
  depths: z
    .array(
      z.object({
        depth: z.int().positive().describe('the number of referrals in the chain'),
        customers: count.describe('how many people came by such a chain'),
      }),
    )
    .describe('how many people came by chains of each length'),
  multiplier: z
    .float64()
    .nullable()
    .describe(
      '1 + k + … + k^depth: how many customers one customer becomes, down to --depth; null where the sum has no end',
    ),
});

const cameByReferral = z.object({
  customers: count.describe('how many customers there are'),
  byReferral: count.describe('how many of them came by a referral that counts'),
  share: share.nullable().describe('byReferral ÷ customers; null without customers'),
});

const newCustomers = z.object({
  ...cameByReferral.shape,
  years: z
    .array(z.object({ year: z.int().describe('the year of the start'), ...cameByReferral.shape }))
    .describe('the same by the year of the start; empty where the files have no starts'),
});

const amounts = z.object({
  referred: count.describe('how many people were brought by a referral that counts'),
  allocated: z
    .number()
    .describe('credited from the value of other customers in the files; the total does not change'),
  added: z
    .number()
    .describe(
      'value of referred people who are not customers in the files; 0 without --referral-value',
    ),
  saved: z
    .number()
    .describe(
      'with --acquisition: the costs saved on people who would have come anyway, from customers in the files, and with --referral-value from others too',
    ),
  rewards: z.number().describe('rewards paid, as a positive amount'),
  referralValue: z.number().describe('allocated + added + saved − rewards'),
});

const total = z.object({
  ownValue: z
    .number()
    .describe('lifetime value before acquisition, and before anything is credited'),
  acquisition: z
    .number()
    .describe('with --acquisition: the cost of winning them, as a positive amount; else 0'),
  given: z.number().describe('of ownValue, what is credited to referrers'),
  ...amounts.shape,
  total: z.number().describe('ownValue − acquisition − given + referralValue'),
});

const groups = z.object({
  medianOwnValue: z
    .number()
    .describe('the median over all customers, above which an own value is high'),
  medianReferralValue: z
    .number()
    .describe('the median over all customers, above which a referral value is high'),
  groups: z
    .array(
      z.object({
        group: z
          .enum(customerGroupNames)
          .describe(
            'own value, and the value of referrals: each high, or many, where it is above the median of all customers',
          ),
        customers: count.describe('how many customers are in it'),
        ownValue: z.number().describe('their lifetime values before anything is credited'),
        referralValue: z.number().describe('what their referrals are worth'),
      }),
    )
    .describe('each of the four groups'),
});

const segment = z.object({
  segment: labelsSchema.describe('the value of each --by column'),
  ...cameByReferral.shape,
  referrers: count.describe('how many of its customers brought somebody'),
  ...total.shape,
});

const referrer = z.object({
  id: z.string().describe('as the file has it'),
  segment: labelsSchema.describe(
    'the value of each --by column; empty for somebody who is not a customer in the files',
  ),
  group: z
    .enum(customerGroupNames)
    .nullable()
    .describe('one of the four groups; null for somebody who is not a customer in the files'),
  kept: labelsSchema.describe('the --keep columns').exactOptional(),
  ownValue: z
    .number()
    .nullable()
    .describe(
      'lifetime value before acquisition, and before anything is credited; null for somebody who is not a customer in the files',
    ),
  acquisition: z
    .number()
    .nullable()
    .describe('with --acquisition: the cost of winning them; else 0; null as ownValue'),
  given: z
    .number()
    .nullable()
    .describe('of ownValue, what is credited to referrers; null as ownValue'),
  ...amounts.shape,
  ...types,
  reached: count.describe('people below in the chains, at any depth'),
  total: z
    .number()
    .nullable()
    .describe('ownValue − acquisition − given + referralValue; null as ownValue'),
});

const best = z.object({
  referrers: count.describe('how many customers brought somebody'),
  customers: count.describe('how many of them are counted here: at most 10'),
  referred: count.describe('how many people these brought'),
  referralValue: z.number().describe('what that is worth'),
});

export const resultSchema = z.object({
  ...valuationSchema,
  method: valuationSchema.method.describe(
    'how long customers stay: as recorded, as an option assumes, or as expected from the data',
  ),
  unfinished: count
    .nullable()
    .describe(
      'active customers, whose tenure is unfinished, so that `observed` is too low for them; null where the files do not show it',
    ),
  referrals: referralCounts.describe('how many referrals there are, and of which kinds'),
  typeOne: typeOne.describe('how referrals of unknown type count'),
  k: z
    .float64()
    .describe('people brought by one customer of the files who would not have come otherwise'),
  chain: chain.describe('chains of referrals'),
  newCustomers: newCustomers.describe('how many customers came by referral'),
  credit: share.describe("of a referred customer's value, the share credited to the referrer"),
  referralValue: z
    .number()
    .nullable()
    .describe(
      'the value of each referred person who is not a customer in the files; null without --referral-value: they count with 0',
    ),
  segments: z.array(segment).describe('each segment of the customers'),
  total: total.describe('all customers of the files'),
  outside: z
    .object({
      referrers: count.describe('how many there are'),
      ...amounts.shape,
    })
    .describe('referrers who are not customers in the files; not part of `total`'),
  leftOut: z
    .array(z.enum([...stepNames, 'rewards', 'referredOutside']))
    .describe(
      'what has no input: the steps of own values; `rewards` of referrals; `referredOutside`, the value of referred people who are not customers in the files',
    ),
  groups: groups.describe('customers by own value and by referral value'),
  best: best.describe('the customers whose referrals are worth most, without people in no file'),
  referrers: z
    .array(referrer)
    .describe('everybody who brought somebody; the list that CSV and JSON lines print'),
  list: namedListSchema(
    listNames,
    'what the customers whom this one brought are worth: the `referralValue` of `referrers`',
  )
    .describe('with --list: customers worth thanking, and worth asking again')
    .exactOptional(),
});

/** What `referral` answers. */
export type ReferralResult = ResultOf<typeof resultSchema>;
export type ReferralCounts = ResultOf<typeof referralCounts>;
export type ReferralChain = ResultOf<typeof chain>;
export type CameByReferral = ResultOf<typeof cameByReferral>;
export type NewCustomers = ResultOf<typeof newCustomers>;
/** Allocated value is held by customers of the files already; the rest comes on top. */
export type ReferralAmounts = ResultOf<typeof amounts>;
export type ReferralTotal = ResultOf<typeof total>;
export type CustomerGroupValues = ResultOf<typeof groups>;
export type SegmentReferrals = ResultOf<typeof segment>;
export type BestReferrers = ResultOf<typeof best>;
export type Referrer = ResultOf<typeof referrer>;
