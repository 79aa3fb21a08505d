import type { AssignedColumn } from '../headers/assign-roles.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { type Role, roles } from '../headers/role.ts';

/**
 * The column of text that a label means: the header as it is written, else the only one that differs by
 * case, else the column with the role of that name.
 */
export function labelColumn(
  label: string,
  headers: readonly string[],
  assigned: ReadonlyMap<Role, AssignedColumn>,
): number | undefined {
  const name = plainHeader(label);
  const exact = headers.indexOf(name);
  if (exact >= 0) return exact;
  const folded = name.toLowerCase();
  const alike = headers.flatMap((header, i) => (header.toLowerCase() === folded ? [i] : []));
  if (alike.length === 1) return alike[0];
  const role = roles.find((known) => known === folded);
  return role === undefined ? undefined : assigned.get(role)?.index;
}
