import inspectSchema from '../../../schemas/inspect@1.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import type { Command } from '../command.ts';
import { flatRows } from '../shared/flat-rows.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { InspectResult } from './result.ts';
import { run } from './run.ts';
import { settledText } from './settled-text.ts';
import { view } from './view.ts';

export const inspect: Command<InspectResult, typeof options> = {
  name: 'inspect',
  options,
  run,
  answer,
  view,
  rows,
  describesFiles: true,
  formats: { yaml: { text: settledText, endings: ['.yaml', '.yml'], schema: 'source@1.json' } },
};

const file = inspectSchema.properties.result.properties.files.items;
const column = file.properties.columns.items;

/** A column with the file that it is in. */
const schema = { ...column, properties: { file: file.properties.file, ...column.properties } };

/** The main list, flat: the columns of all files. */
function rows({ result }: Report<InspectResult>): ColumnRows {
  return flatRows(
    schema,
    result.files.flatMap(({ file, columns }) => columns.map((each) => ({ ...each, file }))),
  );
}
