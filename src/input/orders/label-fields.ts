import type { Field } from '../records/field.ts';
import type { RecordRequest } from '../records/record-request.ts';
import type { LabelAsked } from './order-request.ts';

/** The name under which a column of each customer is kept. No field has a space in its name. */
export const labelName = (header: string): string => `label ${header}`;

/** What is asked of files besides their fields: the columns that are kept of each customer. */
export function withLabels(
  fields: readonly Field[],
  columns: RecordRequest['columns'],
  labels: readonly LabelAsked[],
): Pick<RecordRequest, 'fields' | 'columns'> {
  const kept = labels.map(
    ({ header }): Field => ({
      name: labelName(header),
      meaning: header,
      names: '',
      kind: 'text',
      shared: true,
    }),
  );
  const chosen = labels.map(
    ({ header, option }) => [labelName(header), { text: header, header, option }] as const,
  );
  return { fields: [...fields, ...kept], columns: new Map([...columns, ...chosen]) };
}
