import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** A file beside the fixture; not standard input, which a check could read only once and never again. */
export function beside(file: string, at: Place): string {
  if (file !== '-') return file;
  const args = { key: 'files', text: '"-"', allowed: 'a file in the folder of the fixture' };
  throw new Refusal(problem('fixture-value', args, at));
}
