import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import type { OptionSpec } from '../option.ts';
import type { ExplainResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

const options = [] as const satisfies readonly OptionSpec[];

export const explain: Command<ExplainResult, typeof options> = {
  name: 'explain',
  options,
  run,
  view,
  rows,
};

function rows({ result }: Report<ExplainResult>): readonly Row[] {
  return result.meanings.map(({ commands, ...meaning }) => ({
    ...meaning,
    commands: commands.join(' '),
  }));
}
