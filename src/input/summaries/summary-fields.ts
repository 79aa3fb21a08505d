import { type Problem, problem } from '../../problems/problem.ts';
import { whoPhrases } from '../headers/who-phrases.ts';
import { rankOf } from '../records/assign-fields.ts';
import type { Field } from '../records/field.ts';

const what = { purchases: 'repeat purchases', time: 'recency and age' };

const whole = (value: number, text: string): Problem | undefined =>
  Number.isSafeInteger(value) && value >= 0
    ? undefined
    : problem('out-of-range', { what: what.purchases, text, allowed: 'a whole number from 0' });

const notBefore = (value: number, text: string): Problem | undefined =>
  value >= 0
    ? undefined
    : problem('out-of-range', { what: what.time, text, allowed: 'at least 0' });

/**
 * A summary of customers, a row each, by the headers of those who make one: lifetimes and PyMC-Marketing (frequency,
 * recency, T, monetary_value), BTYD (x, t.x, T.cal, m.x), CLVTools (its dates and Spending), and `--summary` itself.
 */
export const summaryFields: readonly Field[] = [
  {
    name: 'customer',
    meaning: 'the customer',
    names: 'customerid customer custid cust clientid client userid user memberid accountid id',
    phrases: whoPhrases,
    kind: 'id',
    required: true,
    filled: true,
  },
  {
    name: 'purchases',
    meaning: 'how many repeat purchases there were (x, frequency)',
    names: 'x frequency frequencycal purchases repeatpurchases',
    kind: 'number',
    required: true,
    filled: true,
    check: whole,
  },
  {
    name: 'recency',
    meaning: 'the time from the first purchase to the last (t_x, recency)',
    names: 'tx recency recencycal',
    kind: 'number',
    required: true,
    filled: true,
    check: notBefore,
  },
  {
    name: 'age',
    meaning: 'the time from the first purchase to the end (T, age)',
    names: 't tcal age',
    kind: 'number',
    required: true,
    filled: true,
    check: notBefore,
  },
  {
    name: 'mean',
    meaning: 'the mean spend of a purchase',
    names: 'meanspend monetaryvalue monetaryvaluecal mx spending meanvalue averagespend',
    kind: 'money',
    required: true,
  },
  { name: 'total', meaning: 'the total spend', names: 'totalspend', kind: 'money', filled: true },
  {
    name: 'first',
    meaning: 'the day of the first purchase',
    names: 'firstday datefirstactualtrans',
    kind: 'date',
    filled: true,
  },
  {
    name: 'last',
    meaning: 'the day of the last purchase',
    names: 'lastday datelasttransaction',
    kind: 'date',
    filled: true,
  },
];

/** Whether headers are those of a summary: what no log of orders has. */
const looksLikeSummary = (headers: readonly string[]): boolean =>
  summaryFields
    .filter(({ name }) => name === 'purchases' || name === 'recency' || name === 'age')
    .every((field) => headers.some((header) => rankOf(header, field) !== undefined));

/** What refuses logs of orders, where they are summaries: that one is, and how to say so. */
export function summaryNamed(refusing: readonly Problem[]): readonly Problem[] {
  const missing = refusing.find(
    (each) => each.code === 'column-missing' && looksLikeSummary(each.args.headers.split(', ')),
  );
  if (missing?.code !== 'column-missing') return refusing;
  return [problem('summary-unnamed', { headers: missing.args.headers }, missing.at)];
}
