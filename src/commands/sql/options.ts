import type { TypedOptions } from '../option.ts';
import { tableOptions } from '../shared/warehouse/table-options.ts';

export const options = tableOptions;

export type SqlOptions = TypedOptions<typeof options>;
