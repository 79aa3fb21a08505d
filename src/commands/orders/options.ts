import { allOrderFields } from '../../input/orders/order-fields.ts';
import type { OptionSpec } from '../command.ts';
import { recordOptions } from '../reading/options.ts';
import { basisOption, sourceNames, untilOption } from './log-options.ts';

const group = 'Orders';

/** What every command that reads logs of orders asks about them. */
export const orderOptions: readonly OptionSpec[] = [
  {
    name: 'source',
    value: 'NAME|FILE',
    group,
    help: `where the log comes from: ${sourceNames.join(', ')}, or a FILE.yaml that describes another export (as its headers show)`,
  },
  basisOption,
  {
    name: 'time-zone',
    value: 'ZONE',
    group,
    help: 'count days where the business is, Europe/Berlin: times with an offset, and those of exports in UTC, are moved there (as written)',
  },
  untilOption,
  {
    name: 'memory',
    value: 'SIZE',
    group,
    help: 'memory that DuckDB may take while it opens Parquet and zstd: 500MB, 2GB (four fifths of what there is)',
  },
];

/** How the files themselves are read. */
export const orderFileOptions: readonly OptionSpec[] = recordOptions(allOrderFields);
