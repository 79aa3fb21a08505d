import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { uncountedOrders } from '../shared/orders/goods.ts';
import type { ProgrammePath } from './programme-file.ts';
import type { ProgrammeText } from './programme-text.ts';

/** A quantity that needs another one, and an example of that. */
const needs: readonly (readonly [path: ProgrammePath, needed: ProgrammePath, example: string])[] = [
  ['referral.each', 'referral.value', 'value: 900'],
  ['recovery.customers', 'recovery.value', 'value: 900'],
  ['rewards.anyway', 'rewards.each', 'each: 12/y'],
  ['perceived.sharing.cpm', 'perceived.sharing.impressions', 'impressions: 400000/y'],
  ['perceived.sharing.cpm', 'perceived.sharing.quality', 'quality: 50%'],
  ['perceived.sharing.cpm', 'perceived.sharing.tracked', 'tracked: 20%'],
];

/** A quantity that has no effect without another. */
const noEffectWithout: readonly (readonly [path: ProgrammePath, needed: ProgrammePath])[] = [
  ['referral.value', 'referral.each'],
  ['referral.reward', 'referral.each'],
  ['recovery.value', 'recovery.customers'],
  ['recovery.kept', 'recovery.customers'],
  ['perceived.sharing.cpm', 'perceived.sharing.impressions'],
  ['perceived.sharing.quality', 'perceived.sharing.cpm'],
  ['perceived.sharing.tracked', 'perceived.sharing.cpm'],
  ['perceived.knowledge.review-cost', 'perceived.knowledge.reviews'],
  ['perceived.knowledge.idea-cost', 'perceived.knowledge.ideas'],
];

/** The file or option that a quantity comes from, in place of the programme file, by the path of the quantity. */
export type OtherSources = ReadonlyMap<string, string>;

const groupPaths = ['before', 'after', 'comparison', 'comparison.before', 'comparison.after'];

/** What a programme file must have where there are no customer files. */
const required: readonly (readonly [path: string, example: string])[] = [
  ['after.spend', 'spend: 1062/mo'],
  ['after.retention', 'retention: 80%/y'],
];

/**
 * Checks that a programme has every quantity that it needs, and that every quantity has an effect.
 *
 * @param otherSources - of customer files and their options; absent where the programme file describes its groups itself
 * @throws {Refusal} with everything that is missing, contradicts itself, or has no effect
 */
export function refuseIncomplete(text: ProgrammeText, otherSources?: OtherSources): void {
  const { inputs, figures, customers } = text;
  const problems: Problem[] = [...uncountedOrders(inputs)];
  const incomplete = (name: string, example: string) =>
    problems.push(problem('programme-incomplete', { name, example }));
  const has = (path: string) =>
    figures.has(path) ||
    (path.endsWith('.retention') && figures.has(path.replace('retention', 'churn')));
  // Costs are compared with margin only.
  if (!inputs.has('margin'))
    problems.push(problem('margin-needed', { option: 'what the programme costs' }));
  for (const [path, needed, example] of needs) {
    if (figures.has(path) && !figures.has(needed)) incomplete(wordsOf(needed), example);
  }
  for (const [path, needed] of noEffectWithout) {
    if (figures.has(path) && !figures.has(needed) && otherSources?.has(needed) !== true)
      problems.push(problem('option-needs', { option: wordsOf(path), needs: wordsOf(needed) }));
  }
  for (const [path, where] of otherSources ?? []) {
    if (figures.has(path) || (path === 'customers' && customers !== undefined))
      problems.push(
        problem('option-conflict', {
          options: `${wordsOf(path)} of the programme file and ${where}`,
          settle: 'Leave it out of the programme file: the other file gives it.',
        }),
      );
  }
  if (otherSources === undefined) {
    if (customers === undefined) incomplete('how many customers it treats', 'customers: 2000');
    if (!inputs.has('horizon')) incomplete('a horizon', 'horizon: 3y, or --horizon 3y');
    for (const [path, example] of required) if (!has(path)) incomplete(wordsOf(path), example);
    if ([...figures.keys()].some((path) => path.startsWith('comparison.'))) {
      const isDirect = has('comparison.spend') || has('comparison.retention');
      const after = isDirect ? 'comparison' : 'comparison.after';
      if (!has(`${after}.spend`)) incomplete(wordsOf(`${after}.spend`), 'spend: 1000/mo');
      if (!has(`${after}.retention`)) incomplete(wordsOf(`${after}.retention`), 'retention: 75%/y');
      if (isDirect && (has('comparison.after.spend') || has('comparison.after.retention')))
        problems.push(conflict('comparison', 'comparison, after'));
    }
  }
  for (const path of groupPaths) {
    if (figures.has(`${path}.retention`) && figures.has(`${path}.churn`))
      problems.push(conflict(wordsOf(`${path}.retention`), wordsOf(`${path}.churn`)));
  }
  if (problems.length > 0) throw new Refusal(...problems);
}

const conflict = (one: string, other: string): Problem =>
  problem('option-conflict', {
    options: `${one} and ${other}`,
    settle: 'Keep the right one; both give the same input.',
  });

/** A path in words: "comparison, before, spend". */
const wordsOf = (path: string): string => path.replaceAll('.', ', ');
