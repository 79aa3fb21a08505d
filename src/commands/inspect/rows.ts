import inspectSchema from '../../../schemas/inspect@1.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import { flatRows } from '../shared/flat-rows.ts';
import type { InspectResult } from './result.ts';

const file = inspectSchema.properties.result.properties.files.items;
const column = file.properties.columns.items;

/** A column with the file that it is in. */
const schema = { ...column, properties: { file: file.properties.file, ...column.properties } };

/** The main list, flat: the columns of all files. */
export const rows = ({ result }: Report<InspectResult>): ColumnRows =>
  flatRows(
    schema,
    result.files.flatMap(({ file, columns }) => columns.map((each) => ({ ...each, file }))),
  );
