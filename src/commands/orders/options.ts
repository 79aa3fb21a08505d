import { allOrderFields } from '../../input/orders/order-fields.ts';
import type { OptionSpec } from '../command.ts';
import { recordOptions } from '../reading/options.ts';

/** How the files of commands that read only logs of orders are read. */
export const orderFileOptions: readonly OptionSpec[] = recordOptions(allOrderFields);
