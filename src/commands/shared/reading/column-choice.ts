import { failure, success } from '../../../core/outcome.ts';
import type { ColumnChoice } from '../../../input/customer-request.ts';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import { timeSpan } from '../../../input/headers/time-span.ts';
import { type Field, needsUnit } from '../../../input/records/field.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import type { Reader } from '../../option.ts';

/**
 * Reads "spend=Amount:mo", "id=Customer ID", "status=-" of `--column`.
 *
 * @param fields - what columns can be besides the roles of customers
 */
export const columnReader =
  (fields: readonly Field[]): Reader<readonly [string, ColumnChoice]> =>
  (text) => {
    const equals = text.indexOf('=');
    const value = text.slice(equals + 1).trim();
    if (equals < 0 || value === '')
      return failure(
        problem('quantity-unreadable', {
          what: '--column',
          text,
          examples: 'spend=Amount:mo, id=Email or status=-',
        }),
      );
    const name = text.slice(0, equals).trim().toLowerCase();
    const known = [...fields, ...customerFields];
    const field = known.find((each) => each.name === name);
    if (field === undefined) {
      const choices = [...new Set(known.map((each) => each.name))].join(', ');
      return failure(problem('option-choice', { option: '--column', text: name, choices }));
    }
    return success([name, value === '-' ? 'none' : withUnit(name, value, needsUnit(field.kind))]);
  };

/** A role that is given twice contradicts itself. */
export function rolesTwice(
  columns: readonly (readonly [role: string, ColumnChoice])[],
): readonly Problem[] {
  const roles = columns.map(([role]) => role);
  return [...new Set(roles.filter((role, i) => roles.indexOf(role) !== i))].map((role) =>
    problem('option-conflict', {
      options: `two --column ${role}=`,
      settle: 'Keep the right one.',
    }),
  );
}

/** A colon parts the unit from the header, if what follows is a unit; headers have colons too. */
function withUnit(name: string, text: string, timed: boolean): ColumnChoice {
  const colon = text.lastIndexOf(':');
  const after = text.slice(colon + 1).trim();
  const isTotal = name === 'spend' && after === 'total';
  const unit = colon <= 0 || !timed ? undefined : isTotal ? 'total' : timeSpan(after);
  return unit === undefined
    ? { text, header: text }
    : { text, header: text.slice(0, colon).trim(), unit };
}
