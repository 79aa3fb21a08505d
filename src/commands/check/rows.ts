import type { CheckResult } from '../../check/result.ts';
import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';

/** One row a case that passed or gave no result, and one a value that differs. */
export function rows({ result }: Report<CheckResult>): readonly Row[] {
  return result.cases.flatMap((checked): Row[] => {
    const { fixture, line, name, command, status, mismatches, error } = checked;
    const start = { fixture, line, name, command, status };
    const code = error?.code ?? null;
    const message = error?.message ?? null;
    if (mismatches.length === 0) {
      const none = { path: null, reason: null, expected: null, actual: null };
      return [{ ...start, ...none, tolerance: null, difference: null, code, message }];
    }
    return mismatches.map(({ path, reason, expected, actual, tolerance, difference, found }) => ({
      ...start,
      path,
      reason,
      expected,
      actual,
      tolerance,
      difference,
      code,
      message: message ?? found,
    }));
  });
}
