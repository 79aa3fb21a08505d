import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { OverviewResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const overview: Command<OverviewResult, typeof options> = {
  name: 'overview',
  options,
  run,
  answer,
  view,
  rows,
  describesFiles: true,
};

function rows({ result }: Report<OverviewResult>): readonly Row[] {
  return result.questions.map(({ figures: _, ...question }) => question);
}
