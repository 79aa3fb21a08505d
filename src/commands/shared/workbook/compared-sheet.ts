import type { FigureFormat } from '../../../render/table.ts';
import { cellAt, type Sheet, type SheetRow, textCell } from '../../../render/workbook/sheet.ts';
import { agrees, checkOf, guarded } from './assumptions-sheet.ts';

/** A figure that a sheet computes, beside the one that rapport computed. */
export interface LiveFigure {
  readonly label: string;
  /** What it is made of, in words: "margin 25%". */
  readonly basis?: string;
  /** Without the equals sign; what it comes to before anything is changed is rapport's figure. */
  readonly formula: string;
  /** As rapport computed it. */
  readonly figure: number;
  readonly format: FigureFormat;
  readonly role?: 'total';
}

/** Where the figures begin, counted from 0; and the columns of formula, rapport's figure and difference. */
export const firstFigureRow = 5;
export const formulaColumn = 2;

/** The cell of the figure at a place of the list, for formulas on the same sheet: "C6". */
export const figureCell = (place: number): string => cellAt(firstFigureRow + place, formulaColumn);

/**
 * Figures one a row: the formula, rapport's figure, their difference; above them whether all differences are below a
 * cent. After a change of the assumptions the differences are what the change does.
 * Where the assumptions cannot be computed with there are no figures, and the check says why.
 */
export function comparedSheet(name: string, title: string, figures: readonly LiveFigure[]): Sheet {
  const last = firstFigureRow + Math.max(figures.length, 1) - 1;
  const differences = `${cellAt(firstFigureRow, 4)}:${cellAt(last, 4)}`;
  const check = checkOf(`SUMPRODUCT(--(ABS(${differences})>=0.01))=0`);
  const rows = figures.map(({ label, basis = '', formula, figure, format, role }, i): SheetRow => {
    const row = firstFigureRow + i;
    const look = role === undefined ? {} : { look: role };
    const difference = `${cellAt(row, formulaColumn)}-${cellAt(row, 3)}`;
    return [
      { value: label, ...look },
      { value: basis, ...look },
      { value: figure, formula: guarded(formula), format, ...look },
      { value: figure, format, ...look },
      { value: 0, formula: difference, format, ...look },
    ];
  });
  return {
    name,
    columns: [30, 40, 20, 20, 16].map((width) => ({ width })),
    rows: [
      [textCell(title, 'title')],
      [],
      [textCell('Check', 'strong'), { value: agrees, formula: check, look: 'strong' }],
      [],
      [
        textCell('', 'head'),
        textCell('from', 'head'),
        ...['by formula', 'by rapport', 'difference'].map((text) => textCell(text, 'figureHead')),
      ],
      ...rows,
    ],
    frozenRows: firstFigureRow,
  };
}
