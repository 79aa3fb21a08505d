import type { CheckResult } from './result.ts';

/** 0 where every case passed, 1 where one did not. A broken fixture gives no result, hence none of these. */
export function exitCode({ failed }: Pick<CheckResult, 'failed'>): 0 | 1 {
  return failed === 0 ? 0 : 1;
}
