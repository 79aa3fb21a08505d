import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import { type BreakEvenInput, breakEven } from '../../core/value/break-even.ts';
import type { Relationship } from '../../core/value/lifetime-value.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import type { BreakEven } from './result.ts';

/** The input at which the net value is zero, in the unit in which the request gives it. */
export function solveBreakEven(
  input: BreakEvenInput,
  inputs: Inputs,
  base: Relationship,
  tally: ProblemTally,
): BreakEven {
  // Retention can be solved for where churn is given: the two are one input.
  const name = input === 'retention' && inputs.has('churn') ? 'churn' : input;
  const unit = inputs.get(name)?.quantity?.unit ?? null;
  const solved = breakEven(input, base);
  if (!solved.ok) {
    tally.add(solved.problem);
    return { input, value: null, unit: null };
  }
  if (solved.value === 0 && base.terms.acquisition === undefined) {
    // With nothing to earn back, nothing is the trivial answer.
    const needs = '--acquisition';
    throw new Refusal(problem('option-needs', { option: `--break-even ${input}`, needs }));
  }
  return { input, ...inUnit(input, solved.value, unit) };
}

/** From the unit of the core (a year) to the unit of the input. */
function inUnit(
  input: BreakEvenInput,
  value: number,
  unit: TimeUnit | null,
): { value: number; unit: string | null } {
  if (input === 'acquisition') return { value: asDecimal(value), unit: null };
  if (unit === null || input === 'margin') return { value, unit: null };
  if (input === 'tenure') return { value: value * unitsPerYear[unit], unit };
  const perUnit =
    input === 'spend'
      ? asDecimal(value / unitsPerYear[unit])
      : Math.exp(Math.log(value) / unitsPerYear[unit]);
  return { value: perUnit, unit: `/${unit}` };
}
