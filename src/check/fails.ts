import { catalogue } from '../problems/catalogue.ts';
import { nearest } from '../problems/nearest.ts';
import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** The code that a case must be refused with, which must be one that exists: another could never come. */
export function readFails(code: string, at: Place): string {
  if (Object.hasOwn(catalogue, code)) return code;
  const near = nearest(code, Object.keys(catalogue));
  const allowed = near === '' ? 'the code of a problem, such as margin-needed' : near;
  throw new Refusal(problem('fixture-value', { key: 'fails', text: `"${code}"`, allowed }, at));
}
