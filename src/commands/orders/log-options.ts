import { spendBases } from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import type { OptionSpec } from '../command.ts';

const group = 'Orders';
const sourceNames = orderSources.map(({ name }) => name);

/** What is asked about logs of orders wherever one is read. */
export const orderOptions: readonly OptionSpec[] = [
  {
    name: 'source',
    value: 'NAME|FILE',
    group,
    help: `where the log comes from: ${sourceNames.join(', ')}, or a FILE.yaml that describes another export (as its headers show)`,
  },
  {
    name: 'basis',
    value: 'BASIS',
    choices: spendBases,
    group,
    help: 'spend net of refunds, tax and shipping, where the export has them, or gross, with nothing taken off (net)',
  },
  {
    name: 'time-zone',
    value: 'ZONE',
    group,
    help: 'count days where the business is, Europe/Berlin: times with an offset, and those of exports in UTC, are moved there (as written)',
  },
  {
    name: 'until',
    value: 'DATE',
    group,
    help: 'last day of the observation; later orders are left out (the last day in the log)',
  },
];

/** What is asked where a log stands for a list of customers. */
export const customerLogOptions: readonly OptionSpec[] = [
  ...orderOptions,
  {
    name: 'silent-after',
    value: 'D',
    group,
    help: 'of a log of orders: each purchase stands for so long, and a customer who has not bought since has left: 180d, 6mo (a charge that is overdue, where charges are regular; else nothing tells who has left)',
  },
];
