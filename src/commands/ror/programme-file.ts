import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import { nearest } from '../../problems/nearest.ts';
import { type Place, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type Complaints, readYamlMapping } from '../shared/economics/assumptions-file.ts';
import type { InputText } from '../shared/economics/input.ts';
import { knownPaths } from './programme-names.ts';

/** One value of a programme file: its text, and where it stands. */
export interface Leaf extends InputText {
  readonly at: Place;
}

/** The values of a programme file by their paths: "after.spend", "investment.1.amount". */
export type Leaves = ReadonlyMap<string, Leaf>;

/**
 * Reads a programme file, YAML or JSON, into its values. Numbers keep the digits they are written with.
 *
 * @throws {Refusal} with everything in it that means nothing, not only the first
 */
export function readProgrammeFile(file: string, directory: string): Leaves {
  const { mapping, at } = readYamlMapping(file, directory, complaints);
  const leaves = new Map<string, Leaf>();
  const problems: Problem[] = [];
  const entered = (within: string, { key, value }: Pair) => {
    const place = at(isScalar(key) ? (key.range?.[0] ?? 0) : 0);
    const name = isScalar(key) ? String(key.value) : '';
    const path = within === '' ? name : `${within}.${name}`;
    const known = namesWithin(within);
    if (!known.includes(name)) {
      const suggestion = nearest(name, known);
      const where = within.replace(/\.\d+/g, '').replaceAll('.', ', ');
      problems.push(problem('programme-unknown', { name, within: where, suggestion }, place));
    } else read(path, value, place);
  };
  const read = (path: string, value: unknown, place: Place): void => {
    const inside = namesWithin(path);
    if (inside.includes('#') && isSeq(value)) {
      for (const [i, item] of value.items.entries()) {
        const start = isMap(item) ? (item.range?.[0] ?? 0) : 0;
        read(`${path}.${i + 1}`, item, isMap(item) ? at(start) : place);
      }
    } else if (inside.length > 0 && !inside.includes('#') && isMap(value)) {
      for (const pair of value.items) entered(path, pair);
    } else if (inside.length > 0) {
      const wanted = inside.includes('#')
        ? 'a list'
        : `names with their values: ${inside.join(', ')}`;
      problems.push(complaints.broken(`${wordsOf(path)} is not ${wanted}`, place));
    } else if (!isScalar(value) || value.value === null || typeof value.value === 'boolean') {
      problems.push(complaints.broken(`${wordsOf(path)} has no single value`, place));
    } else {
      const source = `${file}:${place.line ?? 1}`;
      // A text between quotes is its value; a number is the digits that stand there.
      const text =
        typeof value.value === 'string' ? value.value : (value.source ?? String(value.value));
      leaves.set(path, { text, source, at: place });
    }
  };
  for (const pair of mapping.items) entered('', pair);
  if (problems.length > 0) throw new Refusal(problems);
  return leaves;
}

/** A path in words: "comparison, before, spend". */
export const wordsOf = (path: string): string => path.replaceAll('.', ', ');

const complaints: Complaints = {
  unreadable: (reason, at) => problem('programme-unreadable', { reason }, at),
  broken: (reason, at) => problem('programme-broken', { reason }, at),
};

/** The names that may stand under a path; none where a single value belongs. */
function namesWithin(path: string): string[] {
  const general = path.replace(/\.\d+/g, '.#');
  const start = general === '' ? '' : `${general}.`;
  const names = knownPaths.flatMap((known) =>
    known.startsWith(start) ? [known.slice(start.length).split('.')[0] ?? ''] : [],
  );
  return [...new Set(names)];
}
