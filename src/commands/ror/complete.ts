import { type Problem, problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { wordsOf } from './programme-file.ts';
import type { FigureName } from './programme-names.ts';
import type { ProgrammeText } from './programme-text.ts';

/** A quantity that says nothing without another, and an example of that. */
const needs: readonly (readonly [given: FigureName, needed: FigureName, example: string])[] = [
  ['referral.each', 'referral.value', 'value: 900'],
  ['recovery.customers', 'recovery.value', 'value: 900'],
  ['rewards.anyway', 'rewards.each', 'each: 12/y'],
  ['perceived.sharing.cpm', 'perceived.sharing.impressions', 'impressions: 400000/y'],
  ['perceived.sharing.impressions', 'perceived.sharing.cpm', 'cpm: 8'],
  ['perceived.sharing.impressions', 'perceived.sharing.quality', 'quality: 50%'],
  ['perceived.sharing.impressions', 'perceived.sharing.tracked', 'tracked: 20%'],
  ['perceived.knowledge.reviews', 'perceived.knowledge.review-cost', 'review-cost: 25'],
  ['perceived.knowledge.ideas', 'perceived.knowledge.idea-cost', 'idea-cost: 200'],
];

const groupPaths = ['before', 'after', 'comparison', 'comparison.before', 'comparison.after'];

/** What a programme file must say by itself, where no customer file says it. */
const alone: readonly (readonly [path: string, example: string])[] = [
  ['after.spend', 'spend: 1062/mo'],
  ['after.retention', 'retention: 80%/y'],
];

/**
 * @param source - whether the groups are those of the programme file, or of customer files
 * @throws {Refusal} with everything that is missing or contradicts itself
 */
export function refuseIncomplete(text: ProgrammeText, source: 'programme' | 'customers'): void {
  const { inputs, figures, customers } = text;
  const problems: Problem[] = [];
  const incomplete = (name: string, example: string) =>
    problems.push(problem('programme-incomplete', { name, example }));
  const has = (path: string) =>
    figures.has(path) ||
    (path.endsWith('.retention') && figures.has(path.replace('retention', 'churn')));
  if (!inputs.has('margin')) incomplete('the margin', 'margin: 25%, or --margin 25%');
  for (const [given, needed, example] of needs) {
    if (figures.has(given) && !figures.has(needed)) incomplete(wordsOf(needed), example);
  }
  if (source === 'programme') {
    if (customers === undefined) incomplete('how many customers it treats', 'customers: 2000');
    if (!inputs.has('horizon')) incomplete('how far to count', 'horizon: 3y, or --horizon 3y');
    for (const [path, example] of alone) if (!has(path)) incomplete(wordsOf(path), example);
    if ([...figures.keys()].some((path) => path.startsWith('comparison.'))) {
      const bare = has('comparison.spend') || has('comparison.retention');
      const after = bare ? 'comparison' : 'comparison.after';
      if (!has(`${after}.spend`)) incomplete(wordsOf(`${after}.spend`), 'spend: 1000/mo');
      if (!has(`${after}.retention`)) incomplete(wordsOf(`${after}.retention`), 'retention: 75%/y');
      if (bare && (has('comparison.after.spend') || has('comparison.after.retention')))
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
    settle: 'Keep the one that is meant; both say the same thing.',
  });
