import type { CustomerRequest } from '../customer-request.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { assignFields, type FieldColumn, fieldColumnOf, rankOf } from '../records/assign-fields.ts';
import { customerField, customerFields, type Role } from './customer-fields.ts';
import { type CustomerSource, customerSource } from './customer-source.ts';

/** A file, and the column of each role that one of its columns could have. */
export interface AssignedFile {
  readonly opened: OpenedFile;
  readonly columns: ReadonlyMap<string, FieldColumn>;
  /** Headers that could have one role with the same right. */
  readonly conflicts: ReadonlyMap<string, readonly string[]>;
  readonly source: CustomerSource | undefined;
}

/** The files whose rows follow one another, and then each of those that are joined to them. */
export type Tables = readonly (readonly AssignedFile[])[];

export const hasRole = ({ columns }: AssignedFile, role: Role): boolean => columns.has(role);

/** Gives the columns of a file to roles: as options say, else by their headers. */
export function assignedFile(
  opened: OpenedFile,
  { columns: choices }: Pick<CustomerRequest, 'columns'>,
): AssignedFile {
  const { headers } = opened.layout;
  const { columns, conflicts } = assignFields(headers, customerFields, choices);
  const source = customerSource(headers);
  const byRole = new Map<string, FieldColumn>(columns.map((each) => [each.field.name, each]));
  const { subscription } = source ?? {};
  if (subscription !== undefined && !byRole.has('subscription') && !choices.has('subscription')) {
    const own = subscriptionColumn(subscription, headers, columns);
    if (own !== undefined) byRole.set('subscription', own);
  }
  return { opened, columns: byRole, conflicts, source };
}

/** The column of a known export in which the subscription's own id stands, unless it is read as something else. */
function subscriptionColumn(
  subscription: string,
  headers: readonly string[],
  assigned: readonly FieldColumn[],
): FieldColumn | undefined {
  const index = headers.findIndex(
    (header) => rankOf(header, { names: subscription }) !== undefined,
  );
  if (assigned.some((column) => column.index === index)) return undefined;
  return fieldColumnOf(customerField('subscription'), index, headers[index] ?? '', 0);
}
