import {
  type Cell,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type MergeRange,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import type { FigureFormat } from '../table.ts';
import { rowHeight } from './row-height.ts';
import {
  type CellLook,
  type CellRule,
  cellAt,
  fixedCellAt,
  type Sheet,
  type SheetCell,
  type Workbook,
} from './sheet.ts';

/** Rows of a sheet, at most: more do not open. */
export const mostSheetRows = 1_048_576;

/** Characters of a cell, at most. */
const longestText = 32_767;

/** No clock: the same result is the same file. The first day that a zip archive can name. */
const anyDay = new Date(Date.UTC(1980, 0, 1));

/**
 * The workbook as the bytes of an .xlsx file. A text is never a formula, whatever it begins with.
 *
 * @param currency - of amounts of money; null where it is not known
 */
export function workbookBytes(
  { title, sheets, names }: Workbook,
  currency: string | null,
): Promise<Uint8Array> {
  const formats = formatCodes(currency);
  return writeXlsx({
    sheets: sheets.map((sheet) => written(sheet, formats)),
    namedRanges: names.map(({ name, sheet, row, column }) => ({
      name,
      range: fixedCellAt(sheet, row, column),
    })),
    defaultFont: font,
    properties: {
      title: escapedText(title),
      creator: 'rapport',
      created: anyDay,
      modified: anyDay,
    },
  });
}

type FormatCodes = (format: FigureFormat) => string;

/** The code by which a spreadsheet shows a figure. A currency that is neither three letters nor a sign is not shown. */
function formatCodes(currency: string | null): FormatCodes {
  const code = currency ?? '';
  const money = /^[A-Z]{3}$/.test(code)
    ? `#,##0.00\\ [$${code}]`
    : /^\p{Sc}$/u.test(code)
      ? `[$${code}]#,##0.00`
      : '#,##0.00';
  const decimals = (count: number) => (count === 0 ? '' : `.${'0'.repeat(count)}`);
  return (format) => {
    switch (format.kind) {
      case 'money':
        return money;
      case 'number':
        return `#,##0${decimals(format.decimals)}`;
      case 'share':
        return `0${decimals(format.decimals)}%`;
      case 'day':
        return 'yyyy-mm-dd';
    }
  };
}

const font = { name: 'Calibri', size: 11 };
const bold = { ...font, bold: true };
const head: CellStyle = {
  font: bold,
  alignment: { wrapText: true, vertical: 'bottom' },
  border: { bottom: { style: 'thin' } },
};

const looks: Readonly<Record<CellLook, CellStyle>> = {
  title: { font: { ...bold, size: 14 } },
  head,
  figureHead: { ...head, alignment: { ...head.alignment, horizontal: 'right' } },
  unit: { font, alignment: { horizontal: 'left', indent: 1 } },
  input: {
    font,
    alignment: { horizontal: 'right' },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFF2CC' } },
  },
  total: { font: bold, border: { top: { style: 'thin' } } },
  note: { font: { ...font, color: { rgb: 'FF595959' } } },
  wrappedNote: {
    font: { ...font, color: { rgb: 'FF595959' } },
    alignment: { wrapText: true, vertical: 'top' },
  },
  sentence: { font, alignment: { wrapText: true, vertical: 'top' } },
  strong: { font: bold, alignment: { wrapText: true, vertical: 'top' } },
};

function written({ name, columns, rows, frozenRows }: Sheet, formats: FormatCodes): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const validations: DataValidation[] = [];
  const merges: MergeRange[] = [];
  const heights = rows.map((row) => rowHeight(row, columns));
  const values = rows.map((row, r) =>
    row.map((cell, c): CellValue => {
      if (cell === null) return null;
      const value = cellValue(cell);
      const { span = 1 } = cell;
      if (span > 1) merges.push({ startRow: r, startCol: c, endRow: r, endCol: c + span - 1 });
      if (cell.rule !== undefined) validations.push(...validated(cell.rule, cellAt(r, c)));
      const own = styled(cell, value, formats, heights[r] !== undefined);
      if (own !== undefined) cells.set(`${r},${c}`, own);
      return value;
    }),
  );
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: values,
    cells,
    rowDefs: new Map(
      heights.flatMap((height, r) => (height === undefined ? [] : [[r, { height }] as const])),
    ),
    ...(merges.length > 0 && { merges }),
    ...(validations.length > 0 && { dataValidations: validations }),
    ...(frozenRows > 0 && { freezePane: { rows: frozenRows } }),
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(frozenRows > 0 && { printTitlesRow: `$${frozenRows}:$${frozenRows}` }),
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  };
}

/** What a spreadsheet refuses to take into a cell. It has no rule for a number or a word. */
function validated(
  { least, most, isAbove = false, choices, words }: CellRule,
  range: string,
): DataValidation[] {
  const common = {
    range,
    allowBlank: false,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Not possible',
    errorMessage: words,
  } as const;
  const isBounded = least !== undefined || most !== undefined;
  if (choices !== undefined)
    return isBounded ? [] : [{ ...common, type: 'list', values: [...choices] }];
  if (least === undefined) return [];
  if (most === undefined || isAbove) {
    const operator = isAbove ? 'greaterThan' : 'greaterThanOrEqual';
    return [{ ...common, type: 'decimal', operator, formula1: String(least) }];
  }
  return [
    {
      ...common,
      type: 'decimal',
      operator: 'between',
      formula1: String(least),
      formula2: String(most),
    },
  ];
}

function styled(
  { formula, format, look, align }: SheetCell,
  value: CellValue,
  formats: FormatCodes,
  isTall: boolean,
): Partial<Cell> | undefined {
  const common: CellStyle = look === undefined ? { font } : looks[look];
  const style: CellStyle = {
    ...common,
    ...((align !== undefined || isTall) && {
      alignment: {
        // Beside a text of several lines all begin at the top, but heads end at the bottom.
        ...(isTall && { vertical: 'top' as const }),
        ...common.alignment,
        ...(align !== undefined && { horizontal: align }),
      },
    }),
    ...(format !== undefined && typeof value !== 'string' && { numFmt: formats(format) }),
  };
  const hasStyle =
    look !== undefined || align !== undefined || isTall || style.numFmt !== undefined;
  if (formula === undefined) return hasStyle ? { style } : undefined;
  return { formula, formulaResult: value, ...(hasStyle && { style }) };
}

/** The first day that all spreadsheets count alike: Excel has a 29th of February 1900. */
const firstDay = '1900-03-01';

function cellValue({ value, format }: SheetCell): CellValue {
  if (typeof value !== 'string') return value;
  if (format?.kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value) && value >= firstDay)
    return new Date(`${value}T00:00:00Z`);
  return escapedText(value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value);
}

/** A text that looks like the escape of a character, `_x000D_`, is kept as it is. */
const escapedText = (text: string): string => text.replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
