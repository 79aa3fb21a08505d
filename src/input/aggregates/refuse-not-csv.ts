import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { sampleRecords } from '../layout/layout.ts';
import type { OpenedFile } from '../layout/open-file.ts';

/** A line of nothing but strokes, as clients draw it around rows or below headers; or the head of a row that is written downwards. */
const drawn = /^[\s|+:]*[-=\u2500-\u257f]{2}[\s|+:=\u2500-\u257f-]*$|^-\[ RECORD 1 \]/;

/** How many lines may stand before the first that is drawn. */
const linesLookedAt = 30;

/**
 * Refuses what a client of a database prints unless an option asks for CSV: a table drawn for people, or rows without
 * their headers.
 *
 * @param parts - the kinds of rows that an answer may have, in lower case
 * @throws {Refusal} a file is one of these
 */
export function refuseNotCsv(opened: readonly OpenedFile[], parts: readonly string[]): void {
  for (const { file, beginning, layout } of opened) {
    const lines = beginning.toString('utf8').split('\n', linesLookedAt);
    const line = lines.findIndex((text) => drawn.test(text)) + 1;
    if (line > 0) {
      const at = { file, line, excerpt: lines[line - 1] ?? '' };
      throw new Refusal(problem('answer-not-csv', { form: 'drawn' }, at));
    }
    const { delimiter, spacedQuotes, headers } = layout;
    if (headers.some((header) => header.trim().toLowerCase() === 'part')) continue;
    const [first] = sampleRecords(beginning, false, delimiter, spacedQuotes);
    const [part = '', ...cells] = first?.cells ?? [];
    const isRow = cells.some((cell) => /^\s*\d+\s*$/.test(cell));
    if (isRow && parts.includes(part.trim().toLowerCase()))
      throw new Refusal(problem('answer-not-csv', { form: 'bare' }, { file, line: 1 }));
  }
}

/** "(984 rows)", "Time: 59.119 ms", "3 Row(s) produced. Time Elapsed: 0.512s". */
const clientWords = /^\W*(?:\d+ rows?\b|tim(?:e|ing)\b)/i;

/** The first of the rejected rows that is a line which the client itself has to say; undefined where none is. */
export function wordsOfClient(rejected: readonly Problem[]): Problem | undefined {
  const said = rejected.find(
    ({ code, at }) => code === 'row-ragged' && clientWords.test(at?.excerpt ?? ''),
  );
  return said && problem('answer-not-csv', { form: 'words' }, said.at);
}
