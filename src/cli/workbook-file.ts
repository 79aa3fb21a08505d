import type { Ran } from '../commands/command.ts';
import type { ResultAnswer } from '../commands/shared/result-answer.ts';
import { sourceText } from '../commands/shared/source-text.ts';
import { documentWorkbook } from '../render/workbook/document-workbook.ts';
import { workbookBytes } from '../render/workbook/workbook-bytes.ts';
import { namedFigures } from './figure-words.ts';

/**
 * What a command answered as the bytes of an .xlsx file.
 *
 * @param command - the command line that makes it
 * @throws {Refusal} a table has more rows than a sheet
 */
export async function workbookFile(ran: Ran, command: string): Promise<Uint8Array> {
  const { report } = ran;
  const document = ran.document();
  const answers = (document.answers ?? []) as readonly ResultAnswer[];
  const live = await ran.liveSheets?.();
  const workbook = documentWorkbook(document, {
    command,
    figures: await namedFigures(report, answers),
    files: report.sources.map(sourceText),
    problems: report.problems.map(({ message }) => message),
    ...(live !== undefined && { live }),
  });
  return workbookBytes(workbook, report.currency);
}
