import { allOrderFields } from '../../input/orders/order-fields.ts';
import type { OptionSpec } from '../command.ts';
import { recordOptions } from '../reading/options.ts';
import { logOptions } from './log-options.ts';

/** What every command that reads logs of orders asks about them. */
export const orderOptions: readonly OptionSpec[] = logOptions;

/** How the files themselves are read. */
export const orderFileOptions: readonly OptionSpec[] = recordOptions(allOrderFields);
