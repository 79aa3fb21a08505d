import { type CohortUnit, cohortUnits } from '../../core/cohorts/calendar-periods.ts';
import { failure, success } from '../../core/outcome.ts';
import { quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues, World } from '../command.ts';
import { listed } from '../shared/common-options.ts';
import { inputNamed } from '../shared/economics/inputs.ts';
import { type Inputs, readInputs } from '../shared/economics/read-inputs.ts';
import { contradictions } from '../shared/economics/terms.ts';
import { OptionReader } from '../shared/option-reader.ts';
import { segmentColumns } from '../shared/orders/request.ts';
import { cohortInputs } from './options.ts';

/** What the options ask of the cohorts, apart from which orders to read. */
export interface Settings {
  readonly unit: CohortUnit;
  readonly by: readonly string[];
  /** Days since the first purchase, ascending, each once. */
  readonly after: readonly number[];
  readonly inputs: Inputs;
  /** What is left of spend; 1 where no margin is given. */
  readonly margin: number;
  readonly costsFile: string | undefined;
}

const usualDays = [30, 90, 180, 365];

/**
 * The options of the command, understood.
 *
 * @throws {Refusal} with everything that cannot be read, or says nothing
 */
export async function settingsOf(options: OptionValues, world: World): Promise<Settings> {
  const inputs = await readInputs(options, world, cohortInputs);
  const costsFile = options['acquisition-costs'];
  const reader = new OptionReader(options);
  const asked = listed(options['after']).flatMap((text) => reader.settle(wholeDays(text)));
  const problems = [
    ...reader.problems,
    ...contradictions(inputs, cohortInputs),
    ...costsProblems(costsFile, inputs),
    ...shareProblems(inputs),
  ];
  if (problems.length > 0) throw new Refusal(...problems);
  const share = (name: 'margin' | 'serving' | 'marketing', usual: number) =>
    inputs.get(name)?.quantity?.range.base ?? usual;
  return {
    unit: cohortUnits.find((unit) => unit === options['cohort']) ?? 'month',
    by: segmentColumns(options),
    after: asked.length === 0 ? usualDays : [...new Set(asked)].sort((a, b) => a - b),
    inputs,
    margin: share('margin', 1) - share('serving', 0) - share('marketing', 0),
    costsFile: typeof costsFile === 'string' ? costsFile : undefined,
  };
}

function costsProblems(costsFile: unknown, inputs: Inputs): Problem[] {
  if (costsFile === undefined) return [];
  const options = '--acquisition-costs and --acquisition';
  const settle = 'Give only one: a cost for everybody, or a file of costs.';
  return [
    ...(inputs.has('acquisition') ? [problem('option-conflict', { options, settle })] : []),
    ...(inputs.has('margin') ? [] : [problem('margin-needed', { option: '--acquisition-costs' })]),
  ];
}

/** Costs are shares of spend, and are taken off a margin. */
function shareProblems(inputs: Inputs): Problem[] {
  return (['serving', 'marketing'] as const).flatMap((name) => {
    const input = inputs.get(name);
    if (input === undefined) return [];
    const what = inputNamed(name, input);
    if (input.quantity?.dimension !== 'share') {
      const allowed = 'a share of spend, such as 3%';
      return [problem('out-of-range', { what, text: input.text, allowed })];
    }
    return inputs.has('margin')
      ? []
      : [problem('option-needs', { option: what, needs: '--margin' })];
  });
}

const mostDays = 36_525;

/** A length of time in days, a month being a twelfth of 365.25. */
function wholeDays(text: string): Outcome<number> {
  const what = '--after';
  const read = quantity('duration', what, text);
  if (!read.ok) return read;
  const { range, unit } = read.value;
  if (isRange(range) || unit === null)
    return failure(problem('quantity-unreadable', { what, text, examples: '30d, 6mo or 1y' }));
  const days = Math.round((range.base * unitsPerYear.d) / unitsPerYear[unit]);
  return days >= 1 && days <= mostDays
    ? success(days)
    : failure(problem('out-of-range', { what, text, allowed: 'from a day to 100 years' }));
}
