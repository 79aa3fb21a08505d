import { type Problem, problem } from '../../problems/problem.ts';
import type { ColumnChoice, CustomerRequest } from '../customer-request.ts';
import { customerFields, type Role } from '../customers/customer-fields.ts';
import type { OpenedFile, OpenedFiles } from '../layout/open-file.ts';
import { assignFields } from '../records/assign-fields.ts';
import { planFields } from '../records/plan-fields.ts';
import { cohortRequest } from './cohort-fields.ts';

/** A list of customers, a row each, or a table of how many of each cohort were left at which time. */
export type FilesKind = 'customers' | 'cohorts';

/** Roles that a list of customers has, and a table of cohorts has not. */
const ofCustomers: readonly Role[] = ['id', 'tenure', 'start', 'end'];

/**
 * Tells by the headers what the files list, or by an option that gives a column a role of one of the two.
 * Columns of both kinds in one file, and files of different kinds, come back as findings.
 */
export function kindOfFiles(
  { main, joins }: OpenedFiles,
  request: CustomerRequest,
): { readonly kind: FilesKind; readonly findings: readonly Problem[] } {
  const kinds = main.map((opened) => kindOfFile(opened, joins.length > 0, request));
  const mixed = kinds.flatMap((kind) => (typeof kind === 'string' ? [] : [kind]));
  const cohorts = main[kinds.indexOf('cohorts')];
  const customers = main[kinds.indexOf('customers')];
  if (cohorts !== undefined && customers !== undefined) {
    const args = { mixed: 'files', others: customers.file } as const;
    mixed.push(problem('kinds-mixed', args, { file: cohorts.file }));
  }
  return { kind: cohorts === undefined ? 'customers' : 'cohorts', findings: mixed };
}

function kindOfFile(
  opened: OpenedFile,
  joined: boolean,
  request: CustomerRequest,
): FilesKind | Problem {
  const chosen = kindByOption(request.columns);
  if (chosen === 'customers') return chosen;
  const { file, layout } = opened;
  const { columns } = planFields(opened, cohortRequest(request));
  const has = (name: string) => columns.some(({ field }) => field.name === name);
  if (!has('elapsed') || !has('surviving')) return chosen ?? 'customers';
  const taken = new Set(columns.map(({ index }) => index));
  const customers = assignFields(layout.headers, customerFields, request.columns).columns;
  const hasRole = (role: Role) => customers.some(({ field }) => field.name === role);
  const others = ofCustomers.flatMap((role) =>
    customers.filter(({ field, index }) => field.name === role && !taken.has(index)),
  );
  if (others.length === 0) return 'cohorts';
  // With a tenure, or with dates from another file, it is a list that also has such columns: "id, months, active".
  const tells =
    others.some(({ field: { name } }) => name === 'tenure' || name === 'start') ||
    (hasRole('tenure') && hasRole('status'));
  if (chosen === undefined && (tells || joined)) return 'customers';
  const headers = others.map(({ header }) => header).join(', ');
  const at = { file, line: layout.headerLine };
  return problem('kinds-mixed', { mixed: 'columns', others: headers }, at);
}

/** What a role given by an option says; undefined where none of them belongs to one kind alone. */
function kindByOption(choices: ReadonlyMap<Role, ColumnChoice>): FilesKind | undefined {
  const cohorts = [choices.get('elapsed'), choices.get('surviving')];
  if (cohorts.includes('none')) return 'customers';
  if (cohorts.some((choice) => choice !== undefined)) return 'cohorts';
  const customers = [...ofCustomers, 'last', 'status', 'spend'] as const;
  const chosen = customers.some((role) => (choices.get(role) ?? 'none') !== 'none');
  return chosen || choices.get('id') === 'none' ? 'customers' : undefined;
}
