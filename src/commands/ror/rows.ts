import rorSchema from '../../../schemas/ror@2.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import { flatRows } from '../shared/flat-rows.ts';
import type { RorResult } from './result.ts';

const { items: schema } = rorSchema.properties.result.properties.ledger;

/** The main list, flat: the ledger. */
export const rows = ({ result }: Report<RorResult>): ColumnRows => flatRows(schema, result.ledger);
