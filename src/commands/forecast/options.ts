import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import type { OptionSpec } from '../command.ts';
import { orderFileOptions, orderOptions } from '../orders/options.ts';
import { byOption } from '../segments/by-option.ts';

const group = 'Orders';

export const options: readonly OptionSpec[] = [
  {
    ...byOption,
    help: "a segment for each value of the column at a customer's first purchase; several columns: --by channel,country or --by twice",
  },
  {
    name: 'summary',
    group,
    help: 'list the customers: repeat purchases, recency, age, mean spend, first and last day, total',
  },
  ...orderOptions,
  {
    name: 'unit',
    value: 'UNIT',
    choices: purchaseUnits,
    group,
    help: 'unit of recency and age: day, week, month, quarter or year; a week has 7 days, a year 365.25 (week)',
  },
  {
    name: 'include-first-order',
    group,
    help: 'count the first purchase in the mean spend (repeat purchases alone)',
  },
  ...orderFileOptions,
];
