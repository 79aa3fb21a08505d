import { entry } from './entry.ts';

const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
/** Where a cell stands; its column too, where the place of the problem does not name it. */
const where = (line: number, column: string | undefined): string =>
  `line ${line}${column === undefined ? '' : `, column "${column}"`}`;

/** Cells that are dates or numbers by themselves, and texts of them: how many of each, and the first. */
interface MixedCells {
  readonly cells: number;
  readonly cell: string;
  readonly cellLine: number;
  readonly cellColumn?: string;
  readonly texts: number;
  readonly text: string;
  readonly textLine: number;
  readonly textColumn?: string;
  readonly settle: string;
}

const mixed = (kind: string, found: MixedCells): string => {
  const cells = `${found.cells} ${kind}${found.cells === 1 ? '' : 's'}`;
  const texts = `${found.texts} ${found.texts === 1 ? 'text' : 'texts'}`;
  return `${cells} (${found.cell}, ${where(found.cellLine, found.cellColumn)}) and ${texts} ("${found.text}", ${where(found.textLine, found.textColumn)})`;
};

const importAgain = (kind: string, settle: string): string =>
  `Export it again; or import the CSV so that the spreadsheet takes the column as text, and save that. If you have compared the ${kind} with the export and they are right, ${settle} reads the texts.`;

const columns = (count: number): string => `${count} ${count === 1 ? 'column' : 'columns'}`;

/** What stands in the way of a workbook that is read, or is said of it. */
export const workbooks = {
  'workbook-broken': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the workbook is damaged: ${reason}`,
    advice: () =>
      'Download or copy it again; or open it in Excel or LibreOffice, and save it as .xlsx or the sheet as CSV.',
  }),
  'workbook-too-large': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the workbook is too large: ${reason}`,
    advice: () =>
      'If this size is right, open it in the spreadsheet and save the sheet as CSV, which has no such limit.',
  }),
  'workbook-encrypted': entry({
    severity: 'error',
    message: () => 'the workbook is protected with a password to open it',
    advice: () => 'Open it in the spreadsheet, and save a copy without the password.',
  }),
  'formula-without-value': entry<{ sheet: string }>({
    severity: 'error',
    message: ({ sheet }) =>
      `a cell of the sheet "${sheet}" has a formula, and the file does not have its value`,
    advice: () =>
      'A program wrote the file and computed nothing: open it in Excel or LibreOffice and save it, or save the sheet as CSV.',
  }),
  'date-cells-and-texts': entry<MixedCells>({
    severity: 'error',
    message: (found) =>
      `the sheet has ${mixed('date', found)}: a spreadsheet that read the texts as dates may have swapped day and month, and left as texts what it could not read`,
    advice: ({ settle }) => importAgain('dates', settle),
  }),
  'number-cells-and-texts': entry<MixedCells>({
    severity: 'error',
    message: (found) =>
      `the sheet has ${mixed('number', found)}: a spreadsheet that read the texts as numbers may have taken signs between thousands for decimal marks, or the reverse, and left as texts what it could not read`,
    advice: ({ settle }) => importAgain('numbers', settle),
  }),
  'sheet-undecided': entry<{ sheets: string; fit: boolean; named: boolean; example: string }>({
    severity: 'error',
    message: ({ sheets, fit }) =>
      fit
        ? `several sheets have headers that fit: ${sheets}`
        : `several sheets hold rows, and the headers of none are recognised: ${sheets}`,
    advice: ({ named, example }) =>
      named
        ? 'Name one of them; if the other is needed too, save it as a workbook of its own.'
        : `Name the one to read: --sheet ${example}.`,
  }),
  'sheet-unknown': entry<{ names: string; sheets: string; nearest?: string }>({
    severity: 'error',
    message: ({ names, sheets }) => `there is no sheet ${names}; the workbook has ${sheets}`,
    advice: ({ nearest }) =>
      nearest === undefined
        ? 'Name the sheet to read as the workbook does; --sheet may be repeated, for several workbooks.'
        : `Did you mean --sheet ${nearest}?`,
  }),
  'sheet-empty': entry<{ sheet: string }>({
    severity: 'error',
    message: ({ sheet }) => `the sheet "${sheet}" is empty`,
    advice: () => 'Name another with --sheet; a header and at least one row are needed.',
  }),
  'sheet-hidden': entry<{ sheet: string; rows: number; columns: number }>({
    severity: 'warning',
    message: (found) => {
      const hidden = [
        ...(found.rows > 0 ? [rows(found.rows)] : []),
        ...(found.columns > 0 ? [columns(found.columns)] : []),
      ].join(' and ');
      const isOne = found.rows + found.columns === 1;
      const are = isOne ? 'is' : 'are';
      return `${hidden} of the sheet "${found.sheet}" ${are} hidden, by hand or by a filter; ${isOne ? 'it is' : 'they are'} read as the others`;
    },
    advice: () => 'Delete what should not count, or copy what is shown into a workbook of its own.',
  }),
};
