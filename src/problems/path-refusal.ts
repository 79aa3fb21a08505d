import { type Place, type Problem, problem } from './problem.ts';
import { Refusal } from './refusal.ts';
import { codeOf, isSystemError, systemReason } from './system-reason.ts';

/** How what the system says of a file becomes a problem: most files have it in common, some have their own. */
export type PathProblem = (reason: string, at: Place, code?: string) => Problem;

/**
 * Does something with a file or folder that is read.
 *
 * @throws {Refusal} what the system says against it
 */
export function reading<T>(file: string, act: () => T, asProblem: PathProblem = unreadable): T {
  try {
    return act();
  } catch (error) {
    throw pathError(error, file, asProblem);
  }
}

/**
 * Does something with a file that is written.
 *
 * @throws {Refusal} what the system says against it
 */
export const writing = <T>(file: string, act: () => T): T => reading(file, act, unwritable);

/** What the system says of a file, as a refusal; an error of another kind as it is. */
export function pathError(
  error: unknown,
  file: string,
  asProblem: PathProblem = unreadable,
): unknown {
  if (!isSystemError(error)) return error;
  return new Refusal(asProblem(systemReason(error), { file }, codeOf(error)));
}

const unreadable: PathProblem = (reason, at, code) => {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return problem('file-missing', { pattern: false }, at);
  if (code === 'EISDIR') return problem('file-is-folder', {}, at);
  return problem('file-unreadable', { reason }, at);
};

const unwritable: PathProblem = (reason, at) => problem('output-unwritable', { reason }, at);
