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
    name: 'until',
    value: 'DATE',
    group,
    help: 'last day of the observation; later orders are left out (the last day in the log)',
  },
  {
    name: 'memory',
    value: 'SIZE',
    group,
    help: 'memory that DuckDB may take for large files; the rest goes to disk meanwhile: 500MB, 2GB (four fifths of what there is)',
  },
];

/** How the files themselves are read. */
export const orderFileOptions: readonly OptionSpec[] = recordOptions(allOrderFields);
