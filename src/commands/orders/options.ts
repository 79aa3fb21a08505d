import { allOrderFields } from '../../input/orders/order-fields.ts';
import { spendBases } from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import type { OptionSpec } from '../command.ts';
import { recordOptions } from '../reading/options.ts';

const group = 'Orders';
const sourceNames = orderSources.map(({ name }) => name);

/** What every command that reads logs of orders asks about them. */
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

/** How the files themselves are read. */
export const orderFileOptions: readonly OptionSpec[] = recordOptions(allOrderFields);
