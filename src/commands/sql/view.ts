import type { Report } from '../../core/report.ts';
import type { Document } from '../../render/document.ts';
import { dialects } from '../../sql/dialect.ts';
import type { SqlResult } from './result.ts';

/** The statement, and who reads its answer. */
export function view({ result }: Report<SqlResult>): Document {
  const { command, dialect, statement, reads } = result;
  return {
    title: `SQL for ${command}`,
    subtitle: dialects[dialect].title,
    blocks: [
      { kind: 'code', lines: `${statement};`.split('\n') },
      {
        kind: 'fields',
        rows: [['Read by', reads ?? 'nobody: it makes a table']],
      },
    ],
  };
}
