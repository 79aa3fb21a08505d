import type { OptionSpec, TypedOptions } from '../option.ts';
import { explainSynonyms } from '../shared/common-options.ts';
import { initOption } from '../shared/init-option.ts';
import { starter } from './starter.ts';

const group = 'What to do with a difference';

export const options = [
  {
    name: 'explain',
    synonyms: explainSynonyms,
    group,
    help: 'show the convention (timing, first payment, period, …) under which an estimate gives the expected value',
  },
  {
    name: 'update',
    synonyms: ['fix', 'accept', 'snapshot', 'write'],
    group,
    help: 'rewrite the expected values that differ, in their files, and show what changed; everything else in the files stays as it is',
  },
  initOption(starter),
  {
    name: 'allow-outside',
    synonyms: ['unsafe', 'trust'],
    group: 'Which files are read',
    help: 'let fixtures name files outside their own folder; only for fixtures that you trust, since a message may show a line of a file (only the folder of the fixture and below)',
  },
] as const satisfies readonly OptionSpec[];

export type CheckOptions = TypedOptions<typeof options>;
