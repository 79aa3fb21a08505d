import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { Role } from '../headers/role.ts';
import { headerList } from './plan-findings.ts';
import { type AssignedFile, hasRole } from './suppliers.ts';

/** What a retention curve needs besides tenures, where it is asked for and no file has it. */
export function missingForSurvival(
  tables: readonly (readonly AssignedFile[])[],
  { needs, windowStart }: CustomerRequest,
): readonly Problem[] {
  const nobody = (...roles: readonly Role[]) =>
    !tables.flat().some((file) => roles.some((role) => hasRole(file, role)));
  // Without a tenure of any kind, that is what is reported missing.
  const tenure = !nobody('tenure', 'start');
  const codes = [
    ...(needs.status === 'required' && tenure && nobody('status', 'end')
      ? (['status-missing'] as const)
      : []),
    ...(windowStart !== undefined && tenure && nobody('start')
      ? (['window-needs-start'] as const)
      : []),
  ];
  const [first] = tables.flat();
  if (first === undefined) return [];
  const { file, layout } = first.opened;
  const headers = headerList(tables.flat().flatMap(({ opened }) => opened.layout.headers));
  return codes.map((code) => problem(code, { headers }, { file, line: layout.headerLine }));
}
