import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { guessedColumn, headerList, missingField } from '../records/plan-fields.ts';
import { type AssignedFile, hasRole, type Tables } from './assigned-file.ts';
import { customerField, type Role } from './customer-fields.ts';

/** What is needed and that no column is. */
export function missingColumns(
  tables: Tables,
  read: ReadonlySet<Role>,
  request: CustomerRequest,
): readonly Problem[] {
  const withoutId = request.columns.get('id') === 'none';
  const isJoined = tables.length > 1;
  const none = isJoined ? '' : '; --column id=- counts every row as a customer';
  const ids = tables
    .flat()
    .filter((file) => !hasRole(file, 'id') && (!withoutId || isJoined))
    .map((file) => missingRole('id', file, none));
  const spending = tables.find((files) => files.some((file) => hasRole(file, 'spend')));
  const needsSpend = request.needs.spend === 'required' || read.has('spend');
  const spend = (needsSpend ? (spending ?? tables[0] ?? []) : [])
    .filter((file) => !hasRole(file, 'spend'))
    .map((file) => missingRole('spend', file));
  return [
    ...ids,
    ...spend,
    ...missingTenure(tables, read, request),
    ...missingForSurvival(tables, request),
  ];
}

function missingRole(role: Role, { opened, columns }: AssignedFile, none = ''): Problem {
  return missingField(customerField(role), opened, columns.values(), none);
}

function missingTenure(
  tables: Tables,
  read: ReadonlySet<Role>,
  { needs }: CustomerRequest,
): readonly Problem[] {
  // A total that an option calls so is taken as it is: without a tenure it covers no time.
  const total = tables
    .flat()
    .map(({ columns }) => columns.get('spend'))
    .find((spend) => read.has('spend') && spend?.unit === 'total' && !spend.unitByOption);
  if (needs.tenure !== 'required' && total === undefined) return [];
  const hasTenure = (file: AssignedFile) => hasRole(file, 'tenure') || hasRole(file, 'start');
  const table = tables.find((files) => files.some(hasTenure)) ?? tables[0] ?? [];
  const observed = needs.status === 'required' ? 'no-curve' : 'no-dates';
  const reason = needs.tenure === 'required' ? observed : 'total-spend';
  return table
    .filter((file) => !hasTenure(file))
    .map(({ opened, columns }) => {
      const { file, layout } = opened;
      const guess = (of: Role) => guessedColumn(customerField(of), opened, columns.values());
      const tenure = guess('tenure');
      const role = tenure === null ? 'start' : 'tenure';
      const args = {
        reason,
        headers: headerList(layout.headers),
        total: total?.header ?? '',
        role,
        guess: tenure ?? guess('start'),
      } as const;
      return problem('tenure-missing', args, { file, line: layout.headerLine });
    });
}

/** What a retention curve needs besides tenures, where it is asked for and no file has it. */
function missingForSurvival(
  tables: Tables,
  { needs, windowStart }: CustomerRequest,
): readonly Problem[] {
  const files = tables.flat();
  const [first] = files;
  const nobody = (...roles: readonly Role[]) =>
    !files.some((file) => roles.some((role) => hasRole(file, role)));
  // Without a tenure of any kind, that is what is reported missing.
  if (first === undefined || nobody('tenure', 'start')) return [];
  const { file, layout } = first.opened;
  const headers = headerList(files.flatMap(({ opened }) => opened.layout.headers));
  const noStatus = needs.status === 'required' && nobody('status', 'end');
  const noStart = windowStart !== undefined && nobody('start');
  const codes = [
    ...(noStatus ? (['status-missing'] as const) : []),
    ...(noStart ? (['window-needs-start'] as const) : []),
  ];
  return codes.map((code) => problem(code, { headers }, { file, line: layout.headerLine }));
}
