import type { FigureFormat } from '../../../render/table.ts';
import {
  cellAt,
  fixedCellAt,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from '../../../render/workbook/sheet.ts';
import { fittingColumns } from '../../../render/workbook/table-sheet.ts';
import { agrees, checkOf, guarded } from './assumptions-sheet.ts';

/** A column of figures that a sheet computes, or of figures that are only given. */
export interface LiveColumn {
  readonly header: string;
  readonly format: FigureFormat;
}

/** A figure in a line of a table. */
export interface LiveCell {
  /** Without the equals sign; absent of a figure that is given, and is not compared. */
  readonly formula?: string;
  /** As rapport computed it; a text says why there is none. */
  readonly figure: number | string | null;
  readonly look?: 'input';
}

export interface LiveLine {
  readonly name: string;
  /** One a column; null leaves it empty. */
  readonly cells: readonly (LiveCell | null)[];
  readonly role?: 'total';
}

const firstRow = 5;

/** The cell of a figure, for formulas of any sheet; both from 0, without the column of names. */
export const comparedCell = (sheet: string, line: number, column: number): string =>
  fixedCellAt(sheet, firstRow + line, 1 + column);

/** The figures of a column, from one line to another. */
export const comparedCells = (column: number, from: number, to: number): string =>
  `${cellAt(firstRow + from, 1 + column)}:${cellAt(firstRow + to, 1 + column)}`;

/** A figure of the same sheet: "C6". */
export const ownCell = (line: number, column: number): string =>
  cellAt(firstRow + line, 1 + column);

/**
 * Lines of figures that are computed by formulas; below them the same lines as rapport computed them, and the
 * differences. Above stands whether all differences are below a cent, and those of shares below a hundredth of a
 * percent. Where the assumptions cannot be computed with there are no figures, and the check says why.
 */
export function comparedTable(
  name: string,
  title: string,
  {
    header,
    columns,
    lines,
    note,
  }: {
    readonly header: string;
    readonly columns: readonly LiveColumn[];
    readonly lines: readonly LiveLine[];
    readonly note: string;
  },
): Sheet {
  const head: SheetRow = [
    textCell(header, 'head'),
    ...columns.map((column) => textCell(column.header, 'figureHead')),
  ];
  const rapportRow = firstRow + lines.length + 3;
  const differenceRow = rapportRow + lines.length + 3;
  const block = (cell: (line: number, column: number) => SheetCell | null): SheetRow[] =>
    lines.map(({ name: own, role }, line) => {
      const look = role === undefined ? {} : { look: role };
      return [
        { value: own, ...look },
        ...columns.map((_, column): SheetCell | null => {
          const made = cell(line, column);
          return made === null ? null : { ...look, ...made };
        }),
      ];
    });
  const at = (line: number, column: number) => lines[line]?.cells[column] ?? null;
  const compared = (line: number, column: number) => {
    const cell = at(line, column);
    return cell?.formula === undefined ? null : cell;
  };
  const format = (column: number) => {
    const own = columns[column]?.format;
    return own === undefined ? {} : { format: own };
  };
  const formulas = block((line, column) => {
    const cell = at(line, column);
    if (cell === null) return null;
    const { figure, formula, look } = cell;
    return {
      value: formula === undefined ? figure : (figure ?? ''),
      ...format(column),
      ...(formula !== undefined && { formula: guarded(formula) }),
      ...(look !== undefined && { look }),
    };
  });
  const figures = block((line, column) => {
    const cell = compared(line, column);
    return cell === null ? null : { value: cell.figure, ...format(column) };
  });
  const differences = block((line, column) => {
    if (compared(line, column) === null) return null;
    const own = cellAt(firstRow + line, 1 + column);
    const rapport = cellAt(rapportRow + line, 1 + column);
    const formula = `IF(ISNUMBER(${own})=ISNUMBER(${rapport}),N(${own})-N(${rapport}),"changed")`;
    return { value: 0, formula, ...format(column) };
  });
  const all = (column: number) =>
    `${cellAt(differenceRow, 1 + column)}:${cellAt(differenceRow + lines.length - 1, 1 + column)}`;
  const check = checkFormula(columns, all);
  const rows: SheetRow[] = [
    [textCell(title, 'title')],
    [textCell(note, 'note')],
    [textCell('Check', 'strong'), { value: agrees, formula: check }],
    [],
    head,
    ...formulas,
    [],
    [textCell('As rapport computed them', 'title')],
    head,
    ...figures,
    [],
    [textCell('Differences', 'title')],
    head,
    ...differences,
  ];
  const widths = fittingColumns([head, ...formulas]);
  return { name, columns: widths, rows, frozenRows: firstRow };
}

/**
 * Numbers are joined to the signs, so that no spreadsheet reads a decimal point by its own language; texts beside
 * figures count as none.
 */
function checkFormula(columns: readonly LiveColumn[], cells: (column: number) => string): string {
  const [first, last] = [cells(0).split(':')[0], cells(columns.length - 1).split(':')[1]];
  const whole = `${first}:${last}`;
  const beyond = (range: string, most: number) =>
    `COUNTIF(${range},">="&${most})+COUNTIF(${range},"<="&-${most})`;
  const shares = columns.flatMap(({ format: { kind } }, i) =>
    kind === 'share' ? beyond(cells(i), 0.0001) : [],
  );
  const all = [`COUNTIF(${whole},"changed")`, beyond(whole, 0.01), ...shares].join('+');
  return checkOf(`${all}=0`);
}
