import type { PathProblem } from '../problems/path-refusal.ts';
import { problem } from '../problems/problem.ts';

/** What the system says of a fixture, or of a folder in which fixtures are looked for. */
export const unreadable: PathProblem = (reason, at) =>
  problem('fixture-unreadable', { reason }, at);
