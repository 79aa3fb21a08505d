import { failure, type Outcome, success } from '../../core/outcome.ts';
import { problem } from '../../core/problem.ts';
import type { ColumnChoice, SpendUnit } from '../../input/customer-request.ts';
import { type Role, roles } from '../../input/headers/role.ts';
import { timeSpan } from '../../input/headers/time-span.ts';

/** Reads "spend=Amount:mo", "id=Customer ID", "status=-". */
export function columnChoice(text: string): Outcome<readonly [Role, ColumnChoice]> {
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
  const role = roles.find((known) => known === name);
  if (role === undefined)
    return failure(
      problem('option-choice', { option: '--column', text: name, choices: roles.join(', ') }),
    );
  return success([role, value === '-' ? 'none' : withUnit(role, value)]);
}

/** A colon parts the unit from the header, if what follows is a unit; headers have colons too. */
function withUnit(role: Role, text: string): ColumnChoice {
  const colon = text.lastIndexOf(':');
  const unit = colon > 0 ? unitOf(role, text.slice(colon + 1).trim()) : undefined;
  return unit === undefined
    ? { text, header: text }
    : { text, header: text.slice(0, colon).trim(), unit };
}

const withTime: readonly Role[] = ['spend', 'tenure', 'elapsed'];

function unitOf(role: Role, text: string): SpendUnit | undefined {
  if (role === 'spend' && text === 'total') return 'total';
  return withTime.includes(role) ? timeSpan(text) : undefined;
}
