import { nearest } from '../problems/nearest.ts';
import type { OptionSpec } from './option.ts';

/** How to write what a name means by the synonyms of options: "--tenure", "--format csv"; empty where it is none. */
export function synonymOf(name: string, specs: readonly OptionSpec[]): string {
  for (const spec of specs)
    for (const synonym of spec.synonyms ?? []) {
      if (typeof synonym !== 'string') {
        if (synonym.name === name) return synonym.write;
      } else if (synonym === name) return `--${spec.name}`;
    }
  return '';
}

/** The option that a name means or misspells, without dashes; empty where there is none. */
export function meantOption(name: string, specs: readonly OptionSpec[]): string {
  const [, synonym = ''] = /^--(\S+)$/.exec(synonymOf(name, specs)) ?? [];
  if (synonym !== '') return synonym;
  return nearest(
    name,
    specs.map((spec) => spec.name),
  );
}
