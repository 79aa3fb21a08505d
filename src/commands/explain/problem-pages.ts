import { catalogue } from '../../problems/catalogue.ts';
import type { Manual } from '../command.ts';
import type { Meaning } from './result.ts';

/** The codes of all problems. */
export const problemCodes: readonly string[] = Object.keys(catalogue);

/** What a problem means and what to do: its page, whose heading is "code: what it is". */
export function problemMeaning(code: string, manual: Manual): Meaning {
  const page = manual.page(`docs/problems/${code}.md`);
  const [heading = '', ...rest] = page.split('\n');
  return {
    kind: 'problem',
    name: heading.replace(/^# /, ''),
    text: rest.join('\n').trim(),
    commands: [],
  };
}
