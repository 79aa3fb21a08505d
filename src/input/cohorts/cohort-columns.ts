import type { ColumnChoice, CustomerRequest } from '../customer-request.ts';
import { type AssignedColumn, assignRoles } from '../headers/assign-roles.ts';
import { type CohortColumnName, cohortColumnName } from '../headers/cohort-header.ts';
import { plainHeader } from '../headers/plain-header.ts';
import type { Role } from '../headers/role.ts';

export type CohortRole = CohortColumnName['role'];

/** The columns of one file read as a table of cohorts. */
export interface CohortColumns {
  readonly columns: ReadonlyMap<CohortRole, AssignedColumn>;
  /** Headers that could have one role with the same right. */
  readonly conflicts: ReadonlyMap<CohortRole, readonly string[]>;
}

const cohortRoles: readonly CohortRole[] = ['elapsed', 'surviving', 'segment'];

/** Gives the columns their roles in a table of cohorts: as options say, else by their names. */
export function cohortColumns(
  headers: readonly string[],
  { columns: choices, labels }: Pick<CustomerRequest, 'columns' | 'labels'>,
): CohortColumns {
  const chosen = choicesOf(headers, choices, labels);
  const columns = new Map<CohortRole, AssignedColumn>();
  const conflicts = new Map<CohortRole, readonly string[]>();
  const given = assignRoles(headers, chosen).columns;
  const taken = new Set<number>();
  for (const role of cohortRoles) {
    const column = chosen.has(role) ? given.get(role) : undefined;
    if (column === undefined) continue;
    columns.set(role, column);
    taken.add(column.index);
  }
  const named = headers.flatMap((header, index) => {
    const name = taken.has(index) ? undefined : cohortColumnName(header);
    return name === undefined ? [] : [{ name, header, index }];
  });
  for (const role of cohortRoles) {
    if (chosen.has(role)) continue;
    const candidates = named.filter(({ name }) => name.role === role);
    const tier = Math.min(...candidates.map(({ name }) => name.tier));
    const [first, ...others] = candidates.filter(({ name }) => name.tier === tier);
    if (first === undefined) continue;
    columns.set(role, assigned(first));
    if (others.length > 0)
      conflicts.set(
        role,
        [first, ...others].map(({ header }) => header),
      );
  }
  return { columns, conflicts };
}

/** What to group by is the cohort, unless an option says which column is. */
function choicesOf(
  headers: readonly string[],
  choices: ReadonlyMap<Role, ColumnChoice>,
  labels: readonly string[],
): ReadonlyMap<Role, ColumnChoice> {
  const [label, ...others] = labels;
  const index = label === undefined ? -1 : headers.indexOf(plainHeader(label));
  const own = new Map([...choices].filter(([role]) => cohortRoles.some((each) => each === role)));
  if (label === undefined || others.length > 0 || index < 0 || own.has('segment')) return own;
  return own.set('segment', { text: label, header: label });
}

function assigned({
  name,
  header,
  index,
}: {
  readonly name: CohortColumnName;
  readonly header: string;
  readonly index: number;
}): AssignedColumn {
  return {
    role: name.role,
    index,
    header,
    tier: name.tier,
    unit: name.role === 'elapsed' ? name.span : undefined,
    unitFromOption: false,
    yes: undefined,
    currency: undefined,
  };
}
