import { extname } from 'node:path';
import type { Report } from '../../core/report.ts';
import type { Command, Row, WrittenRequest } from '../command.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { ReportResult } from './result.ts';
import { run } from './run.ts';
import { starter } from './starter.ts';
import { view } from './view.ts';

export const report: Command<ReportResult, typeof options> = {
  name: 'report',
  options,
  completed: withFile,
  run,
  answer,
  view,
  rows,
  starter,
  describesFiles: true,
};

/** The request with what the file of a report says, where one is among the files. */
async function withFile(request: WrittenRequest, directory: string): Promise<WrittenRequest> {
  const isYaml = (file: string) => ['.yaml', '.yml'].includes(extname(file).toLowerCase());
  const found = request.operands.filter(isYaml);
  const [file] = found;
  if (file === undefined) return request;
  // Loaded only here: the YAML parser and the schema take longer to load than most files take to read.
  const { refuseTwo, withReportFile } = await import('./report-file.ts');
  refuseTwo(found);
  return withReportFile(request, file, directory);
}

/** A row a section. */
function rows({ result: { sections } }: Report<ReportResult>): readonly Row[] {
  return sections.map(({ section, question, status, answer: says, needs, command, change }) => ({
    section,
    question,
    status,
    sentence: says?.sentence ?? needs,
    certainty: says?.certainty ?? null,
    wouldChange: says?.wouldChange ?? null,
    command,
    ...(change !== undefined && { before: change.before, change: change.sentence }),
  }));
}
