import type { CodedColumn } from '../../../core/customers.ts';

/** Columns of the file that the list names, by their header. */
export type ColumnTexts = (header: string) => (customer: number) => string;

/** What stands in columns of the file, customer by customer. */
export function columnTexts(labels: ReadonlyMap<string, CodedColumn>): ColumnTexts {
  return (header) => {
    const column = labels.get(header);
    if (column === undefined) throw new RangeError(`the column ${header} was not read`);
    return (i) => column.values[column.codes[i] ?? 0] ?? '';
  };
}

/** The columns that `--keep` names, as the field of a customer that holds them; no field where it names none. */
export function keptField(
  keep: readonly string[],
  textOf: ColumnTexts,
): { readonly kept?: (customer: number) => Readonly<Record<string, string>> } {
  if (keep.length === 0) return {};
  const columns = keep.map((header) => [header, textOf(header)] as const);
  return { kept: (i) => Object.fromEntries(columns.map(([header, text]) => [header, text(i)])) };
}
