import { basisOf } from '../../core/value/terms.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { keyOf } from '../option.ts';
import { optionNamed } from '../option-values.ts';
import { rangedInputs, valueOrRefusal } from '../shared/economics/ends.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import { atBase, type Pick, relationshipOf } from '../shared/economics/terms.ts';
import type { InputVariant, InputVariants } from '../shared/economics/variants.ts';
import { acquisitionFigures, periodText, range, stayInput, valued } from './one-customer.ts';
import type { EstimateOptions } from './options.ts';
import type { EstimateVariant, VariedEstimate } from './result.ts';

/** Options that are about one customer. */
const ofOne = ['breakEven', 'reconcile', 'draws', 'seed'] as const;
const names = {
  breakEven: '--break-even',
  reconcile: '--reconcile',
  draws: '--draws',
  seed: '--seed',
} as const satisfies Readonly<Record<(typeof ofOne)[number], string>>;

/**
 * One customer by each of the values of an input.
 *
 * @throws {Refusal} an option is about one customer, payments of the variants come at different times, or a value is not
 *   finite
 */
export function variedEstimate(
  inputs: Inputs,
  { kind, names: differing, variants }: InputVariants,
  options: EstimateOptions,
): VariedEstimate {
  refuseOptionsOfOne(inputs, differing, options);
  const [first] = variants;
  if (first === undefined) throw new RangeError('no variants');
  refusePeriods(variants);
  const { terms } = relationshipOf(first.inputs, atBase);
  const isRanged = rangedInputs(inputs).length > 0;
  const { leftOut } = valueOrRefusal(valued(relationshipOf(first.inputs, atBase)));
  return {
    basis: basisOf(terms),
    method: `assumed ${stayInput(first.inputs)}`,
    period: periodText(first.inputs),
    leftOut,
    variedBy: kind,
    variants: variants.map((variant) => estimated(variant, differing, isRanged)),
  };
}

function estimated(
  { name, inputs }: InputVariant,
  differing: InputVariants['names'],
  isRanged: boolean,
): EstimateVariant {
  const at = (pick: Pick) => relationshipOf(inputs, pick);
  const base = at(atBase);
  const { years, waterfall, lifetimeValue, netValue } = valueOrRefusal(valued(base));
  const { low, high } =
    rangedInputs(inputs).length > 0 ? range(inputs, at) : { low: netValue, high: netValue };
  const given = differing.map((input) => [keyOf(input), inputs.get(input)?.text ?? '']);
  return {
    name,
    given: Object.fromEntries(given),
    years,
    waterfall,
    lifetimeValue,
    netValue,
    ...(isRanged && { range: { low, base: netValue, high } }),
    ...acquisitionFigures(base, waterfall),
  };
}

function refuseOptionsOfOne(
  inputs: Inputs,
  differing: InputVariants['names'],
  options: EstimateOptions,
): void {
  const several = differing.map((name) => optionNamed(name, inputs.get(name) ?? { source: name }));
  const problems = ofOne
    .filter((name) => options[name] !== undefined)
    .map((name) =>
      problem('option-conflict', {
        options: `${names[name]} and several values of ${several.join(', ')}`,
        settle: `${names[name]} is about one customer: give one value.`,
      }),
    );
  if (problems.length > 0) throw new Refusal(...problems);
}

function refusePeriods(variants: readonly InputVariant[]): void {
  const periods = new Set(variants.map(({ inputs }) => periodText(inputs)));
  if (periods.size <= 1) return;
  const options = `spends per ${[...periods].join(' and per ')}`;
  const settle = 'Write every spend per the same time, or give --period.';
  throw new Refusal(problem('option-conflict', { options, settle }));
}
