import type { FigureFormat } from '../../../render/table.ts';
import {
  type CellName,
  fixedCellAt,
  type Sheet,
  type SheetRow,
  textCell,
} from '../../../render/workbook/sheet.ts';

/** An input that may be changed in a workbook. */
export interface LiveInput {
  /** By which formulas call it: "margin". No name that could be a cell, as "ltv1" is. */
  readonly name: string;
  /** In words: "Gross margin". */
  readonly label: string;
  /** In its unit, at its base where it is a range. */
  readonly value: number | string;
  readonly format?: FigureFormat;
  /** "a month", "years", "of spend". */
  readonly unit: string;
  /** As it was given: "25%". */
  readonly text: string;
  /** Where it was given: "--margin", "assumptions.yaml:3", "default". */
  readonly source: string;
}

export const assumptionsName = 'Assumptions';

const head = ['Assumption', 'Value', 'Unit', 'As given', 'From', 'Name in formulas'];

/** The inputs, one a row, with a name for each cell that may be changed. */
export function assumptionsSheet(inputs: readonly LiveInput[]): {
  readonly sheet: Sheet;
  readonly names: readonly CellName[];
} {
  const before: SheetRow[] = [
    [textCell('Assumptions', 'title')],
    [textCell('The yellow cells may be changed; the other sheets follow.', 'note')],
    [],
    head.map((text, i) => textCell(text, i === 1 ? 'figureHead' : 'head')),
  ];
  const rows = inputs.map(
    ({ label, value, format, unit, text, source, name }): SheetRow => [
      textCell(label),
      { value, look: 'input', ...(format !== undefined && { format }) },
      textCell(unit),
      textCell(text),
      textCell(source, 'note'),
      textCell(name, 'note'),
    ],
  );
  return {
    sheet: {
      name: assumptionsName,
      columns: [34, 16, 16, 20, 26, 20].map((width) => ({ width })),
      rows: [...before, ...rows],
      frozenRows: before.length,
    },
    names: inputs.map(({ name }, i) => ({
      name,
      sheet: assumptionsName,
      row: before.length + i,
      column: 1,
    })),
  };
}

/** The cell of an input, for a formula that cannot call it by its name. */
export const inputCell = ({ sheet, row, column }: CellName): string =>
  fixedCellAt(sheet, row, column);
