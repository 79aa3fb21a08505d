import type { ColumnChoice } from '../customer-request.ts';
import { plainHeader } from '../headers/plain-header.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import type { LabelRequest } from '../orders/order-request.ts';
import type { FieldColumn } from './assign-fields.ts';
import type { Field } from './field.ts';
import type { RecordRequest } from './record-request.ts';

/** The name under which a column of each customer is kept. No field has a space in its name. */
export const labelName = (header: string): string => `label ${header}`;

/** A column of text that is kept; it may be one that is read as something else as well. */
export const labelField = (name: string): Field => ({
  name: labelName(name),
  meaning: name,
  names: '',
  kind: 'text',
  shared: true,
});

/**
 * The column of text that a label means: the header as it is written, else the only one that differs by
 * case, else the column with the role of that name.
 */
export function labelColumn(
  label: string,
  { layout: { headers } }: Pick<OpenedFile, 'layout'>,
  assigned: ReadonlyMap<string, FieldColumn> | undefined,
): number | undefined {
  const name = plainHeader(label);
  const exact = headers.indexOf(name);
  if (exact >= 0) return exact;
  const folded = name.toLowerCase();
  const alike = headers.flatMap((header, i) => (header.toLowerCase() === folded ? [i] : []));
  return alike.length === 1 ? alike[0] : assigned?.get(folded)?.index;
}

/** The name under which a column that is no field is kept. No field has a space in its name. */
export const otherName = (header: string): string => `other ${header}`;

/** A column of figures that is no field. */
export const figureField = (header: string): Field => ({
  name: otherName(header),
  meaning: header,
  names: '',
  kind: 'figure',
});

/** What is read from files besides their fields: the columns that are kept of each customer. */
export function withLabels(
  fields: readonly Field[],
  columns: RecordRequest['columns'],
  labels: readonly LabelRequest[],
): Pick<RecordRequest, 'fields' | 'columns'> {
  const kept = labels.map(({ header }) => labelField(header));
  const chosen = labels.map(
    ({ header, option }) => [labelName(header), { text: header, header, option }] as const,
  );
  return {
    fields: [...fields, ...kept],
    columns: new Map<string, ColumnChoice>([...columns, ...chosen]),
  };
}
