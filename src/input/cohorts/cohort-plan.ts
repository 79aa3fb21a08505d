import { type Problem, problem } from '../../core/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { type Role, roleMeaning } from '../headers/role.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import {
  headerList,
  repeatedHeaders,
  unknownColumn,
  unknownColumns,
} from '../plan/plan-findings.ts';
import { type CohortColumns, cohortColumns } from './cohort-columns.ts';

/** Which column of each file of cohorts is read as what, and what that leaves open. */
export function planCohorts(
  files: readonly OpenedFile[],
  request: CustomerRequest,
): { plans: readonly FilePlan[]; findings: readonly Problem[] } {
  const assigned = files.map((opened) => ({
    opened,
    found: cohortColumns(opened.layout.headers, request),
  }));
  const unknown = request.labels
    .filter(
      (label) => !assigned.some(({ found }) => found.columns.get('segment')?.header === label),
    )
    .map((label) => unknownColumn(files, label, ''));
  return {
    plans: assigned.map(({ opened, found }) => ({
      opened,
      assigned: found.columns,
      reads: found.columns,
      statusFromEnd: false,
      withoutId: false,
      labels: new Map(),
    })),
    findings: [
      ...unknownColumns(files, request),
      ...unknown,
      ...assigned.flatMap(({ opened, found }) => fileFindings(opened, found, request)),
    ],
  };
}

function fileFindings(
  opened: OpenedFile,
  { columns, conflicts }: CohortColumns,
  request: CustomerRequest,
): Problem[] {
  const { file, layout } = opened;
  const at = { file, line: layout.headerLine };
  const headers = headerList(layout.headers);
  const needed: readonly Role[] = ['elapsed', 'surviving'];
  const found = new Map<Role, { readonly header: string }>(columns);
  const missing = needed
    // One that an option names and that is nowhere is reported as such.
    .filter((role) => !found.has(role) && !request.columns.has(role))
    .map((role) =>
      problem('column-missing', { role, meaning: roleMeaning[role], headers, none: '' }, at),
    );
  const contested = [...conflicts].map(([role, several]) => {
    const args = { role, meaning: roleMeaning[role], headers: several.join(', ') };
    return problem('column-conflict', { ...args, example: several[0] ?? '' }, at);
  });
  const elapsed = columns.get('elapsed');
  const unitMissing =
    elapsed === undefined || elapsed.unit !== undefined
      ? []
      : [
          problem(
            'column-unit-missing',
            { role: 'elapsed', header: elapsed.header, what: 'time' },
            { ...at, column: elapsed.header },
          ),
        ];
  const read = new Set([...columns.values()].map(({ header }) => header));
  return [...missing, ...contested, ...unitMissing, ...repeatedHeaders(opened, read)];
}
