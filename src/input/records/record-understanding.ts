import { spanText } from '../headers/time-span.ts';
import type { ColumnProfile } from '../profile/column-profiles.ts';
import {
  type ColumnUnderstanding,
  type FileUnderstanding,
  fileUnderstanding,
  unwatched,
} from '../profile/understanding.ts';
import type { ReadFile } from '../table/customer-table.ts';
import { isMoney } from './field.ts';
import type { FieldPlan } from './plan-fields.ts';

/** How a file of records was read. */
export function recordUnderstanding(
  file: ReadFile,
  { columns, currency, others }: FieldPlan,
  profiles: readonly ColumnProfile[],
): FileUnderstanding {
  const { headers } = file.plan.opened.layout;
  return fileUnderstanding(
    file,
    headers.map((name, index): ColumnUnderstanding => {
      const { type, sample, blanks } = profiles[index] ?? unwatched;
      const seen = { name, sample, blanks };
      const column = columns.find((each) => each.index === index);
      if (column === undefined) {
        if (others.some((each) => each.index === index))
          return { ...seen, role: 'figure', type, unit: null, decidedBy: 'no other role' };
        const role = currency?.index === index ? 'currency' : null;
        return { ...seen, role, type, unit: null, decidedBy: role === null ? '' : 'name' };
      }
      const { field, unit, byOption } = column;
      return {
        ...seen,
        role: field.name,
        type: isMoney(field.kind) && type === 'number' ? 'money' : type,
        unit: unit === undefined ? null : spanText(unit),
        decidedBy: byOption ? '--column' : 'name',
      };
    }),
  );
}
