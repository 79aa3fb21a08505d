import { problem } from '../../problems/problem.ts';
import { type Field, type FieldKind, negativeSpend } from '../records/field.ts';
import { headerName } from './header-name.ts';
import { type Role, roleMeaning, roles } from './role.ts';
import { recognise } from './synonyms.ts';

/** What a list of customers can have, as a field. */
export interface RoleField extends Field {
  readonly name: Role;
}

const kinds: Readonly<Record<Role, FieldKind>> = {
  id: 'id',
  spend: 'spend',
  tenure: 'duration',
  start: 'date',
  end: 'end',
  last: 'end',
  status: 'status',
  currency: 'text',
  interval: 'text',
  quantity: 'number',
  month: 'month',
  segment: 'text',
  elapsed: 'duration',
  surviving: 'part',
};

/** What is wrong with a cell besides being unreadable. */
const rules: Partial<Record<Role, Pick<Field, 'filled' | 'check' | 'warning'>>> = {
  spend: { filled: true, warning: negativeSpend },
  tenure: {
    check: (value, text) => (value < 0 ? problem('tenure-negative', { text }) : undefined),
  },
};

/** Every role of a column, as a field that is recognised by its synonyms. */
export const roleFields: readonly RoleField[] = roles.map(roleField);

export function roleField(role: Role): RoleField {
  return {
    name: role,
    meaning: roleMeaning[role],
    names: '',
    recognise: (header) => {
      const found = recognise(headerName(header));
      return found?.role === role ? found.tier : undefined;
    },
    kind: kinds[role],
    ...rules[role],
  };
}
