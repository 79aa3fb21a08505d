import type { CheckResult } from '../../check/result.ts';
import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';

/** One row a case that passed or gave no result, and one a value that differs. */
export const rows = ({ result }: Report<CheckResult>): readonly Row[] =>
  result.cases.flatMap(({ fixture, line, name, command, status, mismatches, error }) =>
    (mismatches.length === 0 ? [undefined] : mismatches).map((mismatch) => ({
      fixture,
      line,
      name,
      command,
      status,
      path: mismatch?.path ?? null,
      reason: mismatch?.reason ?? null,
      expected: mismatch?.expected ?? null,
      actual: mismatch?.actual ?? null,
      tolerance: mismatch?.tolerance ?? null,
      difference: mismatch?.difference ?? null,
      code: error?.code ?? null,
      message: error?.message ?? mismatch?.found ?? null,
    })),
  );
