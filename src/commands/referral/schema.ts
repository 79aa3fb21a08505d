import { z } from 'zod';
import { customerGroupNames } from '../../core/referral/customer-groups.ts';
import { valuationSchema } from '../shared/result-schema.ts';
import type { ReferralResult } from './result.ts';

const count = z.int().nonnegative();
const labels = z.record(z.string(), z.string());

const cameBy = {
  customers: count,
  byReferral: count.describe('Of them, those who came by a referral that counts.'),
  share: z.number().min(0).max(1).nullable(),
};

const amounts = {
  referred: count.describe('People brought by a referral that counts.'),
  allocated: z.number().describe('Credited of the value of other customers of the files.'),
  added: z.number().describe('Value of referred people who are no customers of the files.'),
  saved: z.number().describe('Acquisition costs saved on those who would have come anyway.'),
  rewards: z.number().describe('Rewards, as a positive amount.'),
  referralValue: z.number().describe('allocated + added + saved − rewards'),
};

const total = {
  ownValue: z.number().describe('Lifetime values, before anything is credited.'),
  given: z.number().describe('Of ownValue, what is credited to referrers.'),
  ...amounts,
  total: z.number().describe('ownValue − given + referralValue'),
};

const types = {
  typeOne: count.describe('Would not have come otherwise.'),
  typeTwo: count.describe('Would have come anyway.'),
  unknownType: count,
};

/** What `rapport referral --json` prints under `result`. */
export const resultSchema = z.object({
  ...valuationSchema,
  unfinished: count
    .nullable()
    .describe('Customers whose tenure is unfinished; null where the files do not say.'),
  referrals: z.object({
    rows: count.describe('Rows of the files of referrals.'),
    counted: count.describe('Those that count; for the others see sources.'),
    ...types,
    byOthers: count.describe('Of the counted: made by somebody who is no customer of the files.'),
    ofOthers: count.describe('Of the counted: that brought somebody who is none.'),
  }),
  typeOne: z
    .object({
      share: z.number().min(0).max(1),
      source: z.string().describe('"--type-one", or "default"'),
      atMost: z
        .boolean()
        .describe('Unknown types count as type-one for want of a share: the most it can be.'),
    })
    .describe('How referrals of unknown type count.'),
  k: z.number().describe('Brought by one customer of the files who would not have come otherwise.'),
  chain: z.object({
    longest: count.describe('Referrals in the longest chain.'),
    depths: z
      .array(z.object({ depth: z.int().positive(), customers: count }))
      .describe('How many people came by a chain of so many referrals.'),
    multiplier: z
      .number()
      .nullable()
      .describe('1 + K + … + K^depth: customers that one makes in all; null: there is no end.'),
  }),
  newCustomers: z.object({
    ...cameBy,
    years: z
      .array(z.object({ year: z.int(), ...cameBy }))
      .describe('By the year of the start, where it is known.'),
  }),
  credit: z.number().min(0).max(1).describe("Share of a referred customer's value."),
  referralValue: z
    .number()
    .describe('What a referred person counts for who is no customer of the files.'),
  total: z.object(total).describe('Of the customers of the files.'),
  outside: z
    .object({ referrers: count, ...amounts })
    .describe('Of referrers who are no customers of the files; no part of total.'),
  groups: z.object({
    medianOwnValue: z.number().describe('The lines between high and low.'),
    medianReferralValue: z.number(),
    groups: z.array(
      z.object({
        group: z.enum(customerGroupNames),
        customers: count,
        ownValue: z.number(),
        referralValue: z.number(),
      }),
    ),
  }),
  segments: z.array(
    z.object({
      segment: labels.describe('The value of each --by column.'),
      ...cameBy,
      referrers: count,
      ...total,
    }),
  ),
  referrers: z.array(
    z.object({
      id: z.string(),
      segment: labels,
      group: z.enum(customerGroupNames).nullable().describe('null: no customer of the files'),
      ownValue: z.number().nullable(),
      given: z.number().nullable(),
      ...amounts,
      ...types,
      reached: count.describe('People below in the chains, at any depth.'),
      total: z.number().nullable(),
    }),
  ),
}) satisfies z.ZodType<ReferralResult>;
