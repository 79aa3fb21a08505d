import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import {
  type Condition,
  type Exclusion,
  type Given,
  keyOf,
  type Need,
  type OptionSpec,
  type TypedOptions,
} from './option.ts';

/** Where the texts of options come from. */
export interface OptionText {
  readonly texts: readonly string[];
  /** "--margin", or "assumptions.yaml:3". */
  readonly source: string;
}

/**
 * Reads every text, in the order of the options, and looks for what does not go together.
 *
 * @throws {Refusal} with everything that is wrong
 */
export function valuesOf<S extends readonly OptionSpec[]>(
  specs: S,
  texts: ReadonlyMap<string, OptionText>,
): TypedOptions<S> {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  const given = new Map<string, OptionText & { readonly value: unknown }>();
  for (const spec of specs) {
    const { name, repeatable, required } = spec;
    const text = texts.get(name);
    if (text === undefined) {
      if (required !== undefined)
        problems.push(problem('option-missing', { ...required, option: `--${name}` }));
      if (repeatable === true) values[keyOf(name)] = [];
      continue;
    }
    const read = text.texts.flatMap((each) => {
      const found = readText(spec, each, text.source);
      if (found.ok) return [found.value];
      problems.push(found.problem);
      return [];
    });
    const value = repeatable === true ? read : spec.value === undefined ? true : read[0];
    if (value !== undefined) values[keyOf(name)] = value;
    given.set(name, { ...text, value });
  }
  for (const { name, check, repeatable } of specs) {
    const own = given.get(name);
    if (check === undefined || own?.value === undefined) continue;
    problems.push(...check(repeatable === true ? (own.value as unknown[]) : [own.value], given));
  }
  const contradicting = conflicts(specs, given);
  // Of an option that may have to go, nobody needs to know what it would need.
  const torn = new Set(contradicting.flatMap(({ pair }) => pair));
  const others = specs.filter(({ name }) => !torn.has(name));
  problems.push(...others.flatMap((spec) => needProblems(spec, specs, given)));
  problems.push(...contradicting.map(({ found }) => found));
  if (problems.length > 0) throw new Refusal(...problems);
  return values as TypedOptions<S>;
}

/** An option as messages name it: "--margin", or "margin (assumptions.yaml:3)". */
export const optionNamed = (name: string, { source }: { readonly source: string }): string =>
  source === `--${name}` ? source : `${name} (${source})`;

function readText(
  { name, read, choices }: OptionSpec,
  text: string,
  source: string,
): { ok: true; value: unknown } | { ok: false; problem: Problem } {
  const what = optionNamed(name, { source });
  if (choices !== undefined && !choices.includes(text)) {
    const args = { option: what, text, choices: choices.join(', ') };
    return { ok: false, problem: problem('option-choice', args) };
  }
  return read === undefined ? { ok: true, value: text } : read(text, what, source);
}

function needProblems(spec: OptionSpec, specs: readonly OptionSpec[], given: Given): Problem[] {
  const own = given.get(spec.name);
  const missing = missingNeed(spec, specs, given);
  // Of a value that cannot be read nobody knows whether it would need anything.
  if (own?.value === undefined || missing === undefined) return [];
  const { when, any, words, code } = missing;
  const named = optionNamed(spec.name, own);
  const option = when === undefined ? named : `${named} ${own.texts.join(',')}`;
  if (code === 'margin-needed') return [problem('margin-needed', { option })];
  const needs = words ?? orList(any.map(conditionText));
  return [problem('option-needs', { option, needs })];
}

/** The first need of an option that is not met; undefined where it is not given, or all are. */
export function missingNeed(
  { name, needs = [] }: OptionSpec,
  specs: readonly OptionSpec[],
  given: Given,
): Need | undefined {
  const own = given.get(name);
  if (own === undefined) return undefined;
  return needs
    .map((need): Need => (typeof need === 'string' ? { any: [need] } : need))
    .find(({ any, or, when }) => {
      if (when !== undefined && !own.texts.some((text) => when.includes(text))) return false;
      const known = any.filter((condition) =>
        specs.some((spec) => spec.name === parted(condition).name),
      );
      if (known.length === 0 && or === undefined) return false;
      return !known.some((condition) => holds(condition, given)) && or?.(given) !== true;
    });
}

/** Two options that contradict each other. */
interface Contradiction {
  readonly pair: readonly [string, string];
  readonly found: Problem;
}

/** Options that contradict each other, each two of them once. */
function conflicts(specs: readonly OptionSpec[], given: Given): Contradiction[] {
  const seen = new Set<string>();
  return specs.flatMap(({ name, excludes = [] }) => {
    const own = given.get(name);
    if (own === undefined) return [];
    return excludes
      .filter(({ when }) => when === undefined || own.texts.some((text) => when.includes(text)))
      .flatMap(({ any, when, settle }) =>
        any.flatMap((condition): Contradiction[] => {
          const other = parted(condition).name;
          const pair = [name, other].sort().join(' ');
          if (other === name || !holds(condition, given) || seen.has(pair)) return [];
          seen.add(pair);
          const found = conflict({ name, when, settle }, other, given);
          return [{ pair: [name, other], found }];
        }),
      );
  });
}

function conflict(
  { name, when, settle }: Pick<Exclusion, 'settle'> & { name: string; when: Exclusion['when'] },
  other: string,
  given: Given,
): Problem {
  const own = given.get(name);
  const against = given.get(other);
  if (own === undefined || against === undefined) throw new RangeError('both are given');
  const value = when === undefined ? '' : ` ${own.texts.join(',')}`;
  const named = optionNamed(other, against);
  return problem('option-conflict', {
    options: `${optionNamed(name, own)}${value} and ${named}`,
    settle: typeof settle === 'string' ? settle : settle(named),
  });
}

function parted(condition: Condition): { name: string; values: readonly string[]; not: boolean } {
  const [, name = '', not, values = ''] = /^([^=!]+)(!)?(?:=(.*))?$/.exec(condition) ?? [];
  return { name, values: values === '' ? [] : values.split('|'), not: not === '!' };
}

function holds(condition: Condition, given: Given): boolean {
  const { name, values, not } = parted(condition);
  const own = given.get(name);
  if (own === undefined) return false;
  return values.length === 0 || own.texts.some((text) => values.includes(text)) !== not;
}

/** "method=expected|all" as it is written: "--method expected or all". */
function conditionText(condition: Condition): string {
  const { name, values } = parted(condition);
  return values.length === 0 ? `--${name}` : `--${name} ${orList(values)}`;
}

/** "a, b or c". */
const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
