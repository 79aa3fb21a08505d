import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import { options } from './options.ts';
import type { SqlResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const sql: Command<SqlResult, typeof options> = {
  name: 'sql',
  options,
  run,
  view,
  rows,
  usualFormat: 'sql',
  formats: { sql: { text: ({ result }) => `${result.statement}\n;\n`, endings: ['.sql'] } },
};

function rows({ result }: Report<SqlResult>): readonly Row[] {
  return [{ ...result, columns: result.columns.join(' ') }];
}
