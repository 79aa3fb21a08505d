import type { Source } from '../core/report.ts';

/** What the exit code depends on. */
export interface Ending {
  readonly sources: readonly Source[];
  readonly strict: boolean;
  /** The command's own verdict: a check that failed. */
  readonly failed: boolean;
}

/** 0 done; 1 done, but a check failed or `--strict` found rejected rows. 2, could not run, has no ending. */
export function exitCode({ sources, strict, failed }: Ending): 0 | 1 {
  return failed || (strict && sources.some(({ rejected }) => rejected > 0)) ? 1 : 0;
}
