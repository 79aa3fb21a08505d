import { problem } from '../core/problem.ts';
import type { ProblemArguments } from '../core/problem-arguments.ts';
import { Refusal } from '../problems/refusal.ts';

type Reason = ProblemArguments['fixture-unreadable']['reason'];

const reasons: Readonly<Record<string, Reason>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EISDIR: 'no-file-or-folder',
};

/**
 * Looks at a file or folder, and says of what a user can mend that it is their file's.
 *
 * @throws {Refusal} it is not there, or may not be read
 */
export function lookAt<T>(file: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
    if (reason === undefined) throw error;
    throw new Refusal(problem('fixture-unreadable', { reason }, { file }));
  }
}
