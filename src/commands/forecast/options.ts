import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import { spendBases } from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import type { OptionSpec } from '../command.ts';
import { recordOptions } from '../reading/options.ts';
import { byOption } from '../segments/by-option.ts';

const group = 'Orders';
const sourceNames = orderSources.map(({ name }) => name);

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
  {
    name: 'source',
    value: 'NAME',
    choices: sourceNames,
    group,
    help: `where the log comes from: ${sourceNames.join(', ')} (as its headers show)`,
  },
  {
    name: 'basis',
    value: 'BASIS',
    choices: spendBases,
    group,
    help: 'spend net of refunds, tax and shipping, where the export has them, or gross, with nothing taken off (net)',
  },
  {
    name: 'unit',
    value: 'UNIT',
    choices: purchaseUnits,
    group,
    help: 'unit of recency and age: day, week, month, quarter or year; a week has 7 days, a year 365.25 (week)',
  },
  {
    name: 'until',
    value: 'DATE',
    group,
    help: 'last day of the observation; later orders are left out (the last day in the log)',
  },
  {
    name: 'include-first-order',
    group,
    help: 'count the first purchase in the mean spend (repeat purchases alone)',
  },
  ...recordOptions(allOrderFields),
];
