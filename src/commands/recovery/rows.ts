import recoverySchema from '../../../schemas/recovery@2.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import { flatRows } from '../shared/flat-rows.ts';
import { listRows } from '../shared/listing/named-list.ts';
import type { RecoveryResult } from './result.ts';

const { items: schema } = recoverySchema.properties.result.properties.kinds;

/** The main list, flat: the customers of `--list`, else the kinds of problems, the greatest value at risk first. */
export const rows = ({ result }: Report<RecoveryResult>): ColumnRows =>
  result.list === undefined ? flatRows(schema, result.kinds) : listRows(result.list);
