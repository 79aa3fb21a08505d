import type { FigureFormat } from '../../../render/table.ts';
import {
  type CellName,
  type CellRule,
  cellAt,
  quotedText,
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
  /** What may be typed; a cell with anything else is named by the check. */
  readonly rule?: CellRule;
  /** It is shown, and stays as it is. */
  readonly isFixed?: boolean;
}

/** A figure that follows from the inputs, and that formulas of other sheets call by its name. */
export interface WorkedOut {
  readonly name: string;
  readonly label: string;
  /** Without the equals sign. */
  readonly formula: string;
  /** What the formula comes to. */
  readonly value: number;
  readonly format?: FigureFormat;
  readonly unit: string;
}

/** Why the sheets have no figures for the inputs that are typed into them. */
export interface Fault {
  /** True where it is so. */
  readonly formula: string;
  /** In words, as a formula: a text in quotes, or one that is put together. */
  readonly words: string;
}

const assumptionsName = 'Assumptions';

/** The name of the cell that says whether the inputs can be computed with. */
const checkName = 'assumptions_check';
const inOrder = 'in order';

/** Words of the checks of sheets that have figures by formula and by rapport. */
export const agrees = 'all differences are below a cent';
const differs = 'the assumptions were changed: the differences are what this does';

/** A figure where the inputs can be computed with, and else none: no figure is wrong without a word. */
export const guarded = (formula: string): string =>
  `IF(${checkName}=${quotedText(inOrder)},${formula},NA())`;

/**
 * What the check of a sheet says, as a formula: what is wrong with the inputs, or whether all figures agree.
 *
 * @param agreeing - the formula that is true where they do
 */
export const checkOf = (agreeing: string): string =>
  `IF(${checkName}=${quotedText(inOrder)},IF(${agreeing},${quotedText(agrees)},${quotedText(differs)}),${checkName})`;

const head = ['Assumption', 'Value', 'Unit', 'As given', 'From', 'Name in formulas', 'Check'];
const widths = [36, 18, 22, 22, 26, 22, 34];
const [valueColumn, checkColumn] = [1, 6];
const firstRow = 4;

/**
 * The inputs, one a row, with a name for each cell that may be changed, and below them what follows from them.
 *
 * @param faults - besides inputs that are out of their range
 */
export function assumptionsSheet(
  inputs: readonly LiveInput[],
  workedOut: readonly WorkedOut[] = [],
  faults: readonly Fault[] = [],
): {
  readonly sheet: Sheet;
  readonly names: readonly CellName[];
} {
  const before: SheetRow[] = [
    [textCell('Assumptions', 'title')],
    [textCell('The yellow cells may be changed; the other sheets follow.', 'note')],
    [
      textCell('Check', 'strong'),
      { value: inOrder, formula: checkFormula(inputs, faults), look: 'strong' },
    ],
    head.map((text, i) => textCell(text, i === valueColumn ? 'figureHead' : 'head')),
  ];
  const firstWorkedOut = firstRow + inputs.length + 2;
  const below: SheetRow[] =
    workedOut.length === 0
      ? []
      : [[], [textCell('Worked out from these', 'head')], ...workedOut.map(workedOutRow)];
  const nameAt = (name: string, row: number): CellName => ({
    name,
    sheet: assumptionsName,
    row,
    column: valueColumn,
  });
  return {
    sheet: {
      name: assumptionsName,
      columns: widths.map((width) => ({ width })),
      rows: [...before, ...inputs.map(inputRow), ...below],
      frozenRows: before.length,
    },
    names: [
      nameAt(checkName, 2),
      ...inputs.map(({ name }, i) => nameAt(name, firstRow + i)),
      ...workedOut.map(({ name }, i) => nameAt(name, firstWorkedOut + i)),
    ],
  };
}

function inputRow(
  { label, value, format, unit, text, source, name, rule, isFixed = false }: LiveInput,
  i: number,
): SheetRow {
  const check = rule && {
    value: inOrder,
    formula: `IF(${ruleFormula(rule, cellAt(firstRow + i, valueColumn))},${quotedText(inOrder)},${quotedText(rule.words)})`,
    look: 'note' as const,
  };
  return [
    textCell(label),
    {
      value,
      ...(!isFixed && { look: 'input', ...(rule !== undefined && { rule }) }),
      ...(format !== undefined && { format }),
    },
    textCell(unit, 'unit'),
    textCell(text),
    textCell(source, 'note'),
    textCell(name, 'note'),
    check ?? null,
  ];
}

const workedOutRow = ({ label, formula, value, format, unit, name }: WorkedOut): SheetRow => [
  textCell(label),
  { value, formula, ...(format !== undefined && { format }) },
  textCell(unit, 'unit'),
  null,
  null,
  textCell(name, 'note'),
];

/** Whether a cell keeps its rule. */
function ruleFormula({ least, most, isAbove = false, choices = [] }: CellRule, cell: string) {
  const words = choices.map((choice) => `${cell}=${quotedText(choice)}`);
  const bounds = [
    ...(least === undefined ? [] : [`${cell}${isAbove ? '>' : '>='}${least}`]),
    ...(most === undefined ? [] : [`${cell}<=${most}`]),
  ];
  const number = bounds.length === 0 ? [] : [`AND(ISNUMBER(${cell}),${bounds.join(',')})`];
  return `OR(${[...number, ...words].join(',')})`;
}

function checkFormula(inputs: readonly LiveInput[], faults: readonly Fault[]): string {
  const [from, to] = [firstRow, firstRow + Math.max(inputs.length, 1) - 1].map((row) =>
    cellAt(row, checkColumn),
  );
  const rules = inputs.filter(({ rule }) => rule !== undefined).length;
  const outOfRange: Fault = {
    formula: `COUNTIF(${from}:${to},${quotedText(inOrder)})<${rules}`,
    words: quotedText('an assumption is out of its range: see the column Check'),
  };
  return [outOfRange, ...faults].reduceRight(
    (otherwise, { formula, words }) => `IF(${formula},${words},${otherwise})`,
    quotedText(inOrder),
  );
}
