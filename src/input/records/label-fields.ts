import type { ColumnChoice } from '../customer-request.ts';
import type { LabelAsked } from '../orders/order-request.ts';
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

/** The name under which a column that is no field is kept. No field has a space in its name. */
export const otherName = (header: string): string => `other ${header}`;

/** A column of figures that is no field. */
export const figureField = (header: string): Field => ({
  name: otherName(header),
  meaning: header,
  names: '',
  kind: 'figure',
});

/** What is asked of files besides their fields: the columns that are kept of each customer. */
export function withLabels(
  fields: readonly Field[],
  columns: RecordRequest['columns'],
  labels: readonly LabelAsked[],
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
