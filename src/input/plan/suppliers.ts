import type { CustomerRequest } from '../customer-request.ts';
import type { Assignment } from '../headers/assign-roles.ts';
import type { Role } from '../headers/role.ts';
import type { OpenedFile } from '../layout/open-file.ts';

/** A file and the roles that its columns could have. */
export interface AssignedFile {
  readonly opened: OpenedFile;
  readonly assignment: Assignment;
}

/** The roles that are read at all, given what the caller needs and what the files have. */
export function rolesRead(
  tables: readonly (readonly AssignedFile[])[],
  { needs, windowStart }: Pick<CustomerRequest, 'needs' | 'windowStart'>,
): ReadonlySet<Role> {
  const has = (role: Role) => tables.some((files) => files.some((file) => hasRole(file, role)));
  const read = new Set<Role>(['id']);
  const spend = needs.spend !== 'unused' && has('spend');
  if (spend)
    for (const role of ['spend', 'interval', 'quantity', 'currency'] as const) read.add(role);
  const total = tables
    .flat()
    .some(({ assignment }) => assignment.columns.get('spend')?.unit === 'total');
  if (needs.tenure !== 'unused' || (spend && total))
    for (const role of tenureRead(has)) read.add(role);
  if ((needs.start ?? 'unused') !== 'unused' || windowStart !== undefined) read.add('start');
  for (const role of read) if (!has(role)) read.delete(role);
  return read;
}

/** A tenure that is written down needs no dates; else the best of what the files have says when it ends. */
function tenureRead(has: (role: Role) => boolean): readonly Role[] {
  if (has('tenure')) return has('status') ? ['tenure', 'status'] : ['tenure', 'end'];
  if (has('end') || has('status')) return ['start', 'end', 'status'];
  return ['start', 'last'];
}

export function hasRole({ assignment }: AssignedFile, role: Role): boolean {
  return assignment.columns.has(role);
}

/** The tables that have a column for the role: one, if the role is not contested between files. */
export function suppliers(
  tables: readonly (readonly AssignedFile[])[],
  role: Role,
): readonly number[] {
  return tables.flatMap((files, i) => (files.some((file) => hasRole(file, role)) ? [i] : []));
}
