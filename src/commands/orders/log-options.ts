import { spendBases } from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import type { OptionSpec } from '../command.ts';

const group = 'Orders';
export const sourceNames = orderSources.map(({ name }) => name);

/** What is asked about logs of orders wherever one is read. */
export const basisOption: OptionSpec = {
  name: 'basis',
  value: 'BASIS',
  choices: spendBases,
  group,
  help: 'spend net of refunds, tax and shipping, where the export has them, or gross, with nothing taken off (net)',
};

export const untilOption: OptionSpec = {
  name: 'until',
  value: 'DATE',
  group,
  help: 'last day of the observation; later orders are left out (the last day in the log)',
};

/** What is asked where a log stands for a list of customers. */
export const customerLogOptions: readonly OptionSpec[] = [
  {
    name: 'source',
    value: 'NAME',
    choices: sourceNames,
    group,
    help: `where the log comes from: ${sourceNames.join(', ')} (as its headers show)`,
  },
  basisOption,
  untilOption,
  {
    name: 'silent-after',
    value: 'D',
    group,
    help: 'of a log of orders: each purchase stands for so long, and a customer who has not bought since has left: 180d, 6mo (a charge that is overdue, where charges are regular; else nothing tells who has left)',
  },
];
