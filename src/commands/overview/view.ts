import type { Report } from '../../core/report.ts';
import { commandLines } from '../../render/command-lines.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { columnsText } from '../shared/files-asked/recognise.ts';
import type { RecognisedFile } from '../shared/files-asked/recognised-schema.ts';
import { kindWords } from '../shared/reading/kind-words.ts';
import type { Answered, OverviewResult } from './result.ts';

/** What the files are, and each question with its answer and the command for more; the first answer stands above. */
export function view({ result: { files, questions } }: Report<OverviewResult>): Document {
  const first = questions.find(({ status }) => status === 'answered');
  return {
    title: files.length === 1 ? 'What this file is' : 'What these files are',
    blocks: [
      { kind: 'fields', rows: files.map((file) => [file.file, fileText(file)]) },
      ...questions.flatMap((question) => questionBlocks(question, question === first)),
    ],
  };
}

function fileText(file: RecognisedFile): string {
  const { kind, source, rows } = file;
  if (kind === null && file.columns.length === 0) return 'expected results, for rapport check';
  if (kind === null) return `not recognised; its columns are ${columnsText(file)}`;
  if (kind === 'saved result') return `a saved result of rapport ${source ?? ''}`;
  const shop = source === null ? '' : ` (${source})`;
  return `${kindWords[kind]}${shop}, ${numberText(rows, 0)} rows`;
}

function questionBlocks({ question, sentence, command }: Answered, isAbove: boolean): Block[] {
  return [
    {
      kind: 'text',
      tone: 'plain',
      lines: isAbove ? ['', `${question} The first lines say it; more:`] : ['', question, sentence],
    },
    { kind: 'code', lines: commandLines(command) },
  ];
}
