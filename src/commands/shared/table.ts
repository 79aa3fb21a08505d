import { addingUp, numberText } from '../../render/number-text.ts';
import type { Column, FigureFormat, Figures, Table, TableRow } from '../../render/table.ts';
import { widest } from '../../render/text-width.ts';

/**
 * A column of a table of lines `L`: its head, and the text of each line. All lines are given at once, since
 * how one amount is printed may depend on the others.
 */
export interface TableColumn<L> extends Omit<Column, 'figures'> {
  readonly texts: (lines: readonly L[]) => readonly string[];
  readonly figures?: readonly LineFigures<L>[];
}

/** A figure of each line, for a spreadsheet. */
interface LineFigures<L> extends Omit<Figures, 'at' | 'format'> {
  readonly format: FormatOf<L>;
  readonly of: (line: L, row: number, lines: readonly L[]) => number | string | null | undefined;
}

/** The format of all lines, or of each where they differ in their unit. */
type FormatOf<L> = FigureFormat | ((line: L) => FigureFormat);

/** Columns in their order; `false` is a column that this table does not have. */
export type TableColumns<L> = readonly (TableColumn<L> | false)[];

/** The lines as a table; a line that is a total is set off by a rule. */
export function table<L>(
  lines: readonly L[],
  maybeColumns: TableColumns<L>,
  {
    heading,
    name,
    isTotal = () => false,
  }: Pick<Table, 'heading' | 'name'> & { readonly isTotal?: (line: L) => boolean } = {},
): Table {
  const columns = maybeColumns.filter((column) => column !== false);
  const texts = columns.map((column) => column.texts(lines));
  return {
    kind: 'table',
    ...(heading !== undefined && { heading }),
    ...(name !== undefined && { name }),
    columns: columns.map(({ texts: _, figures, ...column }) => ({
      ...column,
      ...(figures !== undefined && { figures: figures.map((each) => figuresOf(each, lines)) }),
    })),
    rows: lines.map(
      (line, i): TableRow => ({
        cells: texts.map((column) => column[i] ?? ''),
        ...(isTotal(line) && { role: 'total' }),
      }),
    ),
  };
}

const figuresOf = <L>(
  { of, format, ...figures }: LineFigures<L>,
  lines: readonly L[],
): Figures => ({
  ...figures,
  format: typeof format === 'function' ? (row) => format(lines[row] as L) : format,
  at: (row) => {
    const line = lines[row];
    return (line === undefined ? undefined : of(line, row, lines)) ?? null;
  },
});

/** A name, at the left; it may be cut short where the terminal is too narrow. */
export function nameColumn<L>(header: string, text: (line: L) => string): TableColumn<L> {
  return { header, align: 'left', flexible: true, texts: (lines) => lines.map(text) };
}

/** Sentences, at the left; they go on in further lines where the terminal is too narrow. */
export function sentenceColumn<L>(header: string, text: (line: L) => string): TableColumn<L> {
  return { ...nameColumn(header, text), wraps: true };
}

/** Words at the left that are never cut short. */
export function wordColumn<L>(header: string, text: (line: L) => string): TableColumn<L> {
  return { header, align: 'left', texts: (lines) => lines.map(text) };
}

/** What is no single number, at the right: "3 of 10", "none". A spreadsheet has it as a text. */
export function figureColumn<L>(header: string, text: (line: L) => string): TableColumn<L> {
  return { header, align: 'right', texts: (lines) => lines.map(text) };
}

/** A figure of a line; nothing where it is not known. */
type FigureOf<L> = (line: L) => number | null | undefined;

/** Amounts of money. */
export const money: FigureFormat = { kind: 'money' };

/** Numbers, and shares as percentages, with so many decimals. */
export const decimal = (decimals: number): FigureFormat => ({ kind: 'number', decimals });
export const percentage = (decimals: number): FigureFormat => ({ kind: 'share', decimals });

/** Figures that are written in a way of their own, or `none` of them. */
export const valueColumn = <L>(
  header: string,
  value: FigureOf<L>,
  format: FormatOf<L>,
  text: (value: number, line: L) => string,
  none: string = unknown,
): TableColumn<L> => ({
  ...figureColumn<L>(header, (line) => {
    const known = value(line);
    return known == null ? none : text(known, line);
  }),
  figures: [{ format, of: value }],
});

/** Numbers with so many decimals. */
export const numberColumn = <L>(
  header: string,
  number: FigureOf<L>,
  decimals: number,
): TableColumn<L> =>
  valueColumn(header, number, decimal(decimals), (value) => numberText(value, decimals));

/** How many there are. */
export const countColumn = <L>(header: string, count: FigureOf<L>): TableColumn<L> =>
  numberColumn(header, count, 0);

/** Shares as percentages with so many decimals. */
export const shareColumn = <L>(header: string, share: FigureOf<L>, decimals = 1): TableColumn<L> =>
  valueColumn(header, share, percentage(decimals), (value) => fixedPercent(value, decimals));

/** What lies between two numbers; null or undefined where it is not known. */
interface Ends {
  readonly low: number | null | undefined;
  readonly high: number | null | undefined;
}

/** The ends of an interval; a spreadsheet has a column for each. */
export const intervalColumn = <L>(
  header: string,
  ends: (line: L) => Partial<Ends> | null | undefined,
  format: FormatOf<L>,
  text: (value: number) => string,
): TableColumn<L> => ({
  ...figureColumn<L>(header, (line) => {
    const { low, high } = ends(line) ?? {};
    return intervalText(low, high, text);
  }),
  figures: [
    { name: 'low', format, of: (line) => ends(line)?.low },
    { name: 'high', format, of: (line) => ends(line)?.high },
  ],
});

/** Days, at the left: 2024-01-31. */
export const dayColumn = <L>(
  header: string,
  day: (line: L) => string | null | undefined,
  none: string = unknown,
): TableColumn<L> => ({
  ...wordColumn<L>(header, (line) => day(line) ?? none),
  figures: [{ format: { kind: 'day' }, of: day }],
});

/** The column, with the figures that its texts stand for where these are written in a way of their own. */
export const withFigures = <L>(
  column: TableColumn<L>,
  format: FormatOf<L>,
  of: (line: L) => number | string | null | undefined,
): TableColumn<L> => ({ ...column, figures: [{ format, of }] });

/** Amounts of money, all with as many decimals: as the column needs them, or as other columns beside it have. */
export function moneyColumn<L>(
  header: string,
  amount: FigureOf<L>,
  given?: number,
): TableColumn<L> {
  const texts = (lines: readonly L[]) => {
    const amounts = lines.map((line) => amount(line) ?? null);
    const decimals = given ?? decimalsFor(amounts);
    return amounts.map((each) => (each === null ? unknown : numberText(each, decimals)));
  };
  return { header, align: 'right', texts, figures: [{ format: money, of: amount }] };
}

/** Amounts of which the last is the sum of the others, printed so that this can be checked by hand. */
export function summedColumn<L>(header: string, amount: (line: L) => number): TableColumn<L> {
  const texts = (lines: readonly L[]) => {
    const amounts = lines.map(amount);
    const decimals = decimalsFor(amounts);
    const parts = addingUp(amounts.slice(0, -1), decimals);
    return [...parts, amounts.at(-1) ?? 0].map((each) => numberText(each, decimals));
  };
  return { header, align: 'right', texts, figures: [{ format: money, of: amount }] };
}

/** Amounts to the cent; a line without one is the sum of all amounts above it, as they are printed. */
export function runningColumn<L>(
  header: string,
  amount: (line: L) => number | undefined,
): TableColumn<L> {
  const texts = (lines: readonly L[]) => {
    const amounts = lines.map(amount);
    const printed = addingUp(amounts.map((each = 0) => each));
    let sum = 0;
    return amounts.map((each, i) => {
      const part = printed[i] ?? 0;
      sum += part;
      return numberText(each === undefined ? sum : part);
    });
  };
  const of = (line: L, row: number, lines: readonly L[]) =>
    amount(line) ?? lines.slice(0, row).reduce((sum, each) => sum + (amount(each) ?? 0), 0);
  return { header, align: 'right', texts, figures: [{ format: money, of }] };
}

/** A column whose text is another where a line has no such figure. */
export function onlyWhere<L>(
  has: (line: L) => boolean,
  { texts, figures, ...column }: TableColumn<L>,
): TableColumn<L> {
  return {
    ...column,
    texts: (lines) => texts(lines).map((text, i) => (has(lines[i] as L) ? text : unknown)),
    ...(figures !== undefined && {
      figures: figures.map((each) => ({
        ...each,
        of: (line: L, row: number, lines: readonly L[]) =>
          has(line) ? each.of(line, row, lines) : null,
      })),
    }),
  };
}

/** What stands where a figure is not known. */
export const unknown = '–';

export const whole = (value: number | null | undefined): string => decimalText(value, 0);

export const decimalText = (value: number | null | undefined, decimals: number): string =>
  value == null ? unknown : numberText(value, decimals);

/** Cents matter in small columns and drown large ones: none from a million on. */
export const decimalsFor = (amounts: readonly (number | null)[]): number =>
  amounts.some((amount) => Math.abs(amount ?? 0) >= 1e6) ? 0 : 2;

/** A share as a percentage with fixed decimals, so that a column of them lines up: "63.1%". */
export const fixedPercent = (share: number | null | undefined, decimals = 1): string =>
  share == null ? unknown : `${numberText(share * 100, decimals)}%`;

/** The ends of an interval: "0.41–0.44". */
export const intervalText = (
  low: number | null | undefined,
  high: number | null | undefined,
  text: (value: number) => string,
): string => (low == null || high == null ? unknown : `${text(low)}–${text(high)}`);

/** A result by segment: the value of each column that divides it, and all of it without values. */
export interface BySegment<L> {
  readonly segments: readonly L[];
  readonly total: L;
}

interface SegmentLine {
  readonly segment: Readonly<Record<string, string>>;
}

/** The value of a column in words; what the cells leave blank is "(none)". */
export const valueName = (value: string): string => (value === '' ? '(none)' : value);

/** A segment in words: "renter", "renter, north". */
export const segmentName = (segment: Readonly<Record<string, string>>): string =>
  Object.values(segment).map(valueName).join(', ');

/** The columns that divide the result. */
export const dividingHeaders = <L extends SegmentLine>({ segments }: BySegment<L>): string[] =>
  Object.keys(segments[0]?.segment ?? {});

/** The segments and then all of them, or all alone where nothing divides them. */
export const segmentLines = <L extends SegmentLine>(result: BySegment<L>): readonly L[] =>
  dividingHeaders(result).length > 0 ? [...result.segments, result.total] : [result.total];

/** A line in words: its segment, or "All"; empty where nothing divides the customers. */
export const lineName = <L extends SegmentLine>(result: BySegment<L>, line: L): string =>
  line === result.total && dividingHeaders(result).length > 0 ? 'All' : segmentName(line.segment);

/** A table with a line for each segment and a total. */
export function segmentTable<L extends SegmentLine>(
  result: BySegment<L>,
  columns: TableColumns<L>,
  heading?: string,
  name?: string,
): Table {
  const headers = dividingHeaders(result);
  const isTotal = (line: L) => headers.length > 0 && line === result.total;
  const names = headers.map((header, h) =>
    nameColumn<L>(header, (line) => {
      if (isTotal(line)) return h === 0 ? 'All' : '';
      return valueName(line.segment[header] ?? '');
    }),
  );
  return table(segmentLines(result), [...names, ...columns], {
    isTotal,
    ...(heading !== undefined && { heading }),
    ...(name !== undefined && { name }),
  });
}

/** A wider table would break on a terminal. */
export const mostColumns = 80;

/** How many columns of a terminal a table takes. */
export const tableWidth = ({ columns, rows }: Table): number =>
  columns.reduce(
    (sum, { header }, c) => sum + 2 + widest([header, ...rows.map(({ cells }) => cells[c] ?? '')]),
    0,
  );
