import type { ColumnChoice, SpendUnit } from '../customer-request.ts';
import { type AssignedField, assignFields, chosenUnit } from '../records/assign-fields.ts';
import { headerName } from './header-name.ts';
import type { Role } from './role.ts';
import { type RoleField, roleFields } from './role-fields.ts';
import { recognise } from './synonyms.ts';

/** A column that has a role. */
export interface AssignedColumn {
  readonly role: Role;
  readonly index: number;
  readonly header: string;
  /** How far down the list of names it stands; 0 where an option names it. */
  readonly tier: number;
  /** Of spend and tenure, where the name or the option says it. */
  readonly unit: SpendUnit | undefined;
  readonly unitFromOption: boolean;
  /** What "yes" means in it, of a status. */
  readonly yes: 'ended' | 'active' | undefined;
  /** The currency that the name gives. */
  readonly currency: string | undefined;
}

export interface Assignment {
  /** The column of each role; of those that could have it, the first in the lowest tier. */
  readonly columns: ReadonlyMap<Role, AssignedColumn>;
  /** Headers that could have one role with the same right. */
  readonly conflicts: ReadonlyMap<Role, readonly string[]>;
}

/** Gives the columns of one file their roles: as options say, else by their names. */
export function assignRoles(
  headers: readonly string[],
  choices: ReadonlyMap<Role, ColumnChoice>,
): Assignment {
  const { columns, conflicts } = assignFields(headers, roleFields, choices);
  return {
    columns: new Map(columns.map((column) => [column.field.name, assignedColumn(column)])),
    conflicts: new Map([...conflicts].map(([{ name }, several]) => [name, several])),
  };
}

function assignedColumn(column: AssignedField<RoleField>): AssignedColumn {
  const { field, index, header, rank, choice } = column;
  const name = headerName(header);
  const recognised = recognise(name);
  const given = chosenUnit(header, choice);
  const mayBeTotal = field.name === 'spend' || choice !== undefined;
  const total = name.total && mayBeTotal ? 'total' : undefined;
  return {
    role: field.name,
    index,
    header,
    tier: rank,
    unit: given ?? recognised?.span ?? name.span ?? total,
    unitFromOption: given !== undefined,
    yes: recognised?.yes,
    currency: name.currency,
  };
}
