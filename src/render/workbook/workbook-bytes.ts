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
import { cellText } from './cell-text.ts';
import { rowHeight } from './row-height.ts';
import {
  type CellLook,
  type CellRule,
  cellAt,
  fixedCellAt,
  quotedSheet,
  type Sheet,
  type SheetCell,
  type Workbook,
} from './sheet.ts';

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
  const styleOf = cellStyles(currency);
  return writeXlsx({
    sheets: sheets.map((sheet) => written(sheet, styleOf)),
    namedRanges: [
      ...sheets.filter(({ frozenRows }) => frozenRows > 0).map(printedTitles),
      ...names.map(({ name, sheet, row, column }) => ({
        name,
        range: fixedCellAt(sheet, row, column),
      })),
    ],
    defaultFont: font,
    properties: {
      title: cellText(title),
      creator: 'rapport',
      created: anyDay,
      modified: anyDay,
    },
  });
}

/** The last of the rows that stay in sight is printed on every page. The library does not quote the sheet's name. */
const printedTitles = ({ name, frozenRows }: Sheet) => ({
  name: '_xlnm.Print_Titles',
  range: `${quotedSheet(name)}!$${frozenRows}:$${frozenRows}`,
  scope: name,
});

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
const plain: CellStyle = { font };
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

type StyleOf = (cell: SheetCell, isText: boolean, isTall: boolean) => CellStyle;

/** The styles of cells, one object for all cells of a column that look alike: a table may have millions of cells. */
function cellStyles(currency: string | null): StyleOf {
  const code = formatCodes(currency);
  const known = new Map<FigureFormat | undefined, Map<string | undefined, CellStyle>>();
  return ({ look, format: figure, align }, isText, isTall) => {
    const format = isText ? undefined : figure;
    const isPlaced = align !== undefined || isTall;
    if (look === undefined && format === undefined && !isPlaced) return plain;
    const placed = isPlaced ? `${look} ${align} ${isTall}` : look;
    const ofFormat = known.get(format) ?? new Map<string | undefined, CellStyle>();
    known.set(format, ofFormat);
    const common = look === undefined ? plain : looks[look];
    const style = ofFormat.get(placed) ?? {
      ...common,
      ...(isPlaced && {
        alignment: {
          // Beside a text of several lines all begin at the top, but heads end at the bottom.
          ...(isTall && { vertical: 'top' as const }),
          ...common.alignment,
          ...(align !== undefined && { horizontal: align }),
        },
      }),
      ...(format !== undefined && { numFmt: code(format) }),
    };
    ofFormat.set(placed, style);
    return style;
  };
}

function written({ name, columns, rows, frozenRows }: Sheet, styleOf: StyleOf): WriteSheet {
  const values = rows.map((row) => row.map((cell) => (cell === null ? null : cellValue(cell))));
  const heights = rows.map((row) => rowHeight(row, columns));
  const style = (r: number, c: number): CellStyle => {
    const cell = rows[r]?.[c] ?? null;
    if (cell === null) return plain;
    return styleOf(cell, typeof values[r]?.[c] === 'string', heights[r] !== undefined);
  };
  // A style of a column is that of its last row but one: most of a table, and neither its head nor its total.
  const usual = columns.map((_, c) => style(Math.max(0, rows.length - 2), c));
  const cells = new Map<string, Partial<Cell>>();
  const validations: DataValidation[] = [];
  const merges: MergeRange[] = [];
  for (const [r, row] of rows.entries()) {
    for (const [c, cell] of row.entries()) {
      const { span = 1 } = cell ?? {};
      if (span > 1) merges.push({ startRow: r, startCol: c, endRow: r, endCol: c + span - 1 });
      if (cell?.rule !== undefined) validations.push(...validated(cell.rule, cellAt(r, c)));
      const own = style(r, c);
      const formula = cell?.formula;
      if (formula === undefined && own === (usual[c] ?? plain)) continue;
      const value = values[r]?.[c] ?? null;
      cells.set(`${r},${c}`, {
        style: own,
        ...(formula !== undefined && { formula, formulaResult: value }),
      });
    }
  }
  return {
    name,
    columns: columns.map(({ width }, c) => ({ width, style: usual[c] ?? plain })),
    rows: values,
    cells,
    rowDefs: new Map(
      heights.flatMap((height, r) => (height === undefined ? [] : [[r, { height }] as const])),
    ),
    ...(merges.length > 0 && { merges }),
    ...(validations.length > 0 && { dataValidations: validations }),
    ...(frozenRows > 0 && { freezePane: { rows: frozenRows } }),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
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

/** The first day that all spreadsheets count alike, and the last: Excel has a 29th of February 1900. */
const firstDay = '1900-03-01';
const lastDay = '9999-12-31';

function cellValue({ value, format }: SheetCell): CellValue {
  if (typeof value !== 'string') return value;
  if (
    format?.kind === 'day' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    value >= firstDay &&
    value <= lastDay
  )
    return new Date(`${value}T00:00:00Z`);
  return cellText(value);
}
