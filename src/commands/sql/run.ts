import packageJson from '../../../package.json' with { type: 'json' };
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { commandLines } from '../../render/command-lines.ts';
import { headComment } from '../../sql/head-comment.ts';
import { type QueryName, queryNames } from '../../sql/query-names.ts';
import type { Output, Request } from '../command.ts';
import { requestText } from '../shared/files-asked/request-text.ts';
import { outputOf } from '../shared/output.ts';
import { statementAsked } from '../shared/warehouse/statement-asked.ts';
import { type SqlOptions, options as specs } from './options.ts';
import { queryWords } from './query-words.ts';
import type { SqlResult } from './result.ts';

/**
 * The statement for the command that the operand names.
 *
 * @throws {Refusal} there is no such command, or the options do not say what it needs
 */
export async function run(request: Request<SqlOptions>): Promise<Output<SqlResult>> {
  const query = queryAsked(request.operands);
  const { options } = request;
  const { dialect, lines, columns } = statementAsked(query, options);
  const words = queryWords(query, options);
  const client = dialect.client(`${query}.sql`);
  const head = headComment(
    {
      version: packageJson.version.split('.').slice(0, 2).join('.'),
      purpose: words.purpose,
      madeBy: commandLines(madeBy(request)),
      runBy: commandLines(words.reads === null ? client : `${client} | ${words.reads}`),
      says: words.says,
    },
    dialect,
  );
  const result: SqlResult = {
    command: query,
    dialect: options.dialect ?? 'duckdb',
    run: dialect.isRun,
    reads: words.reads,
    columns,
    statement: [...head, ...lines].join('\n'),
  };
  return outputOf('sql', { result }, []);
}

function queryAsked(operands: readonly string[]): QueryName {
  const [text = '', ...others] = operands;
  if (others.length > 0) {
    const settle = 'A statement is for one command: write one after the other.';
    throw new Refusal(problem('option-conflict', { options: operands.join(' and '), settle }));
  }
  const query = queryNames.find((name) => name === text);
  if (query !== undefined) return query;
  const choices = queryNames.join(', ');
  throw new Refusal(problem('option-choice', { option: 'sql', text, choices }));
}

/** The command line, without where its output goes. */
function madeBy({ operands, texts = {} }: Request<SqlOptions>): string {
  const own = Object.entries(texts).filter(([name]) => specs.some((spec) => spec.name === name));
  return requestText({ command: 'sql', operands, options: Object.fromEntries(own) });
}
