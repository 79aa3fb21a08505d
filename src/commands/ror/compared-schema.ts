import { z } from 'zod';
import type { ResultOf } from '../shared/result-schema.ts';

const money = z.number();

const behaviour = z.object({
  annualSpend: money.describe(
    'spend a year of a customer who stays; from files of customers with spend before, the level of all who were there',
  ),
  retention: z.number().min(0).max(1).describe('the share who stay for a year'),
  spendRetention: z
    .number()
    .min(0)
    .max(1)
    .exactOptional()
    .describe(
      'the share of the spend before that was of customers who stay for a year; absent where it is taken to be that of customers',
    ),
});

const group = z.object({
  customers: z
    .number()
    .nullable()
    .describe('how many customers there are; null where a programme file does not give it'),
  before: behaviour
    .omit({ spendRetention: true })
    .exactPartial()
    .nullable()
    .describe('before the programme; null if unknown'),
  after: behaviour.describe('with the programme, or in the same time'),
});

export const groups = z.object({
  treated: group.describe('the customers whom the programme treats'),
  comparison: group
    .nullable()
    .describe('the customers whom it does not treat; null without such a group'),
  counterfactual: behaviour.describe(
    'what the treated customers are assumed to have done without the programme',
  ),
});

const meanSpend = z.object({
  customers: z.number().describe('how many customers count'),
  before: money.nullable().describe('spend a year before the programme; null if unknown'),
  after: money.describe('spend a year since then'),
});

const spendOf = z.object({
  treated: meanSpend.describe('the mean of the treated customers'),
  comparison: meanSpend.nullable().describe('of the comparison group; null without one'),
  difference: money
    .nullable()
    .describe(
      'what the treated spend more a year: the change of the treated less that of the comparison group, as far as both are known; else the difference after; null where there is neither',
    ),
});

export const spendCompared = z.object({
  all: spendOf.describe(
    'of all customers who were there when the programme began: who has left spends 0 after',
  ),
  stayed: spendOf.describe(
    'of those alone who are still customers; misleading by itself, since who leaves changes the mean of those who stay',
  ),
});

export type Groups = ResultOf<typeof groups>;
export type Group = ResultOf<typeof group>;
export type Behaviour = ResultOf<typeof behaviour>;
export type SpendCompared = ResultOf<typeof spendCompared>;
export type SpendOf = ResultOf<typeof spendOf>;
