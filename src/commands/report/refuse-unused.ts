import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionTexts } from '../option.ts';
import { type Asked, triedRequests } from '../shared/files-asked/ask.ts';

/** Options of which each value is of use where it is the column of some file. */
const byValue = ['by', 'column'];

/**
 * Refuses what no command behind the report takes: an option that is ignored would give figures that seem to include it.
 *
 * @throws {Refusal} with every such option
 */
export function refuseUnused(texts: OptionTexts, asked: readonly Asked[]): void {
  const requests = asked.flatMap(triedRequests);
  const isUsed = (name: string) => requests.some(({ options }) => name in options);
  const valuesUsed = (name: string) =>
    new Set(requests.flatMap(({ options }) => listOf(options[name]).flatMap(partsOf)));
  const problems = Object.entries(texts).flatMap(([name, value]): Problem[] => {
    if (!byValue.includes(name)) {
      if (isUsed(name)) return [];
      return [unused(`--${name}`, 'a report of other files or sections')];
    }
    const used = valuesUsed(name);
    return listOf(value)
      .flatMap(partsOf)
      .filter((text) => !used.has(text))
      .map((text) => unused(`--${name} ${text}`, 'files that have this column'));
  });
  if (problems.length > 0) throw new Refusal(...problems);
}

const unused = (option: string, usedBy: string): Problem =>
  problem('option-unused', { option, command: 'this report', usedBy });

const listOf = (value: OptionTexts[string] | undefined): readonly string[] =>
  value === undefined || value === true ? [] : [value].flat();

/** Columns that stand in one text, parted by commas; one that names a role stays whole. */
const partsOf = (text: string): readonly string[] =>
  text.includes('=') ? [text] : text.split(',').map((each) => each.trim());
