import { answerRows, type Document } from '../document.ts';
import type { FigureFormat } from '../table.ts';
import { visible } from '../visible.ts';
import { type Sheet, type SheetCell, type SheetRow, textCell } from './sheet.ts';

/** A figure of an answer: what it is, where it stands in the result, as it is written, and with all its digits. */
export interface NamedFigure {
  readonly name: string;
  readonly at: string;
  readonly text: string;
  readonly value: number;
}

/** A part of a page that has a heading of its own: what is said in it before its tables, and the sheets of these. */
export interface PagePart {
  readonly heading: string;
  /** What the part shows; may be empty. */
  readonly lead: string;
  readonly lines: readonly string[];
  readonly sheets: readonly string[];
}

/** What the sheet says besides the answers of the document. */
export interface AnswerWords {
  readonly parts: readonly PagePart[];
  readonly leftOut: readonly string[];
  readonly figures: readonly NamedFigure[];
  readonly method: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
  readonly files: readonly string[];
  readonly problems: readonly string[];
  readonly command: string;
}

/** Names at the left, figures beside them, and sentences from there to the right edge. */
const columns = [{ width: 40 }, { width: 16 }, { width: 72 }];

/** The first sheet of a workbook: the answers, what they leave out, their figures, and how they were found. */
export function answerSheet(
  { title, subtitle, meaning, answers = [] }: Document,
  { parts, leftOut, figures, method, notes, files, problems, command }: AnswerWords,
): Sheet {
  const about = [subtitle, meaning].filter((text) => text !== undefined).join(': ');
  return {
    name: 'Answer',
    columns,
    frozenRows: 0,
    rows: [
      [textCell(title, 'title')],
      ...(about === '' ? [] : [[across(textCell(about, 'wrappedNote'))]]),
      ...answers.flatMap((answer): SheetRow[] => [
        [],
        [named('Answer'), beside(textCell(answer.sentence, 'strong'))],
        ...answerRows(answer).map(fact),
      ]),
      ...part('Left out', leftOut.map(sentence)),
      ...part('Figures', figures.map(figureRow)),
      ...parts.flatMap(partRows),
      ...part('How this was found', method.map(fact)),
      ...part('Notes', notes.map(sentence)),
      ...part('Files', files.map(visible).map(sentence)),
      ...part('Problems', problems.map(visible).map(sentence)),
      ...part('Made by', [sentence(visible(command))]),
    ],
  };
}

const beside = (cell: SheetCell): SheetCell => ({ ...cell, span: columns.length - 1 });
const across = (cell: SheetCell): SheetCell => ({ ...cell, span: columns.length });
const named = (name: string): SheetCell => textCell(name, 'wrappedNote');
const sentence = (line: string): SheetRow => [null, beside(textCell(line, 'sentence'))];
const fact = ([name, text]: readonly [string, string]): SheetRow => [
  named(name),
  beside(textCell(text, 'sentence')),
];

const part = (name: string, rows: readonly SheetRow[]): SheetRow[] =>
  rows.length === 0 ? [] : [[], [across(textCell(name, 'head'))], ...rows];

/** With where it stands in the result, for whoever looks for it there. */
const figureRow = ({ name, at, text, value }: NamedFigure): SheetRow => [
  textCell(visible(name), 'sentence'),
  { value, format: formatOf(text) },
  textCell(visible(at), 'unit'),
];

/** As the sentences write it, with as many decimals. */
function formatOf(text: string): FigureFormat {
  const [, decimals = '', percent] = /\d(?:\.(\d+))?(%| points?)?(?![\d,.]*\d)/.exec(text) ?? [];
  return percent === undefined
    ? { kind: 'number', decimals: decimals.length }
    : { kind: 'share', decimals: decimals.length };
}

const partRows = ({ heading, lead, lines, sheets }: PagePart): SheetRow[] => [
  [],
  [across(textCell(heading, 'head'))],
  ...[lead, ...lines].filter((line) => line !== '').map(sentence),
  ...(sheets.length === 0
    ? []
    : [fact([sheets.length === 1 ? 'Sheet' : 'Sheets', sheets.join(', ')])]),
];
