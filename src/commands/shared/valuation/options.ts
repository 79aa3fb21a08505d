import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Need, OptionSpec, TypedOptions } from '../../option.ts';
import { optionNamed } from '../../option-values.ts';
import { modelOption } from '../common-options.ts';
import type { Inputs } from '../economics/inputs.ts';
import { windowStartOption } from '../reading/options.ts';
import { tenureRoundingOption } from '../tenure-rounding.ts';

/** The customers whose value a command needs beside its own files. */
export const customersOption = {
  name: 'customers',
  value: 'FILE',
  repeatable: true,
  group: 'Segments and customers',
  help: 'CSV of spend and tenure, one row per customer, or a log of orders, as rapport value reads it; several files are read as one',
  synonyms: ['customer-file', 'clients', 'members', 'accounts'],
} as const satisfies OptionSpec;

const stays = ['tenure', 'retention', 'churn'] as const;

/** How the customers of a command are valued. */
export const methodOption = <const C extends readonly string[]>(choices: C, help: string) =>
  ({
    name: 'method',
    value: 'METHOD',
    choices,
    group: 'Segments and customers',
    help,
    needs: [{ any: stays, when: ['assumed'] }],
    excludes: [
      {
        when: ['observed', 'expected', 'all'],
        any: stays,
        settle: (stay) => `Leave out ${stay} to use recorded tenures, or use --method assumed.`,
      },
      {
        when: ['all'],
        any: ['each', 'intervals'],
        settle: 'Methods are compared for all customers; use --method expected.',
      },
    ],
    overrules: { when: ['observed', 'expected', 'all'], inputs: [...stays, 'first-payment'] },
    synonyms: ['approach', 'valuation'],
  }) as const satisfies OptionSpec;

const assumedStay = [
  {
    any: stays,
    settle: 'An assumed stay needs no retention curve: leave out one of the two.',
  },
] as const;

const withoutCurve = [
  {
    any: ['method=observed', 'method=assumed'],
    settle: 'Only expected values need a retention curve: use --method expected or all.',
  },
  ...assumedStay,
] as const;

const beyondTheData: Need = {
  any: ['horizon', 'method=all'],
  words: '--horizon or --method all',
};

/** How curves are estimated, where a command values by them unless a method or an assumed stay says otherwise. */
export const curveOptions = [
  { ...modelOption, needs: [beyondTheData], excludes: withoutCurve },
  { ...tenureRoundingOption, needs: [beyondTheData], excludes: withoutCurve },
  { ...windowStartOption, excludes: withoutCurve },
] as const satisfies readonly OptionSpec[];

/** The same in a command that has no `--method`. */
export const usualCurveOptions = [
  { ...modelOption, needs: ['horizon'], excludes: assumedStay },
  { ...tenureRoundingOption, needs: ['horizon'], excludes: assumedStay },
  { ...windowStartOption, excludes: assumedStay },
] as const satisfies readonly OptionSpec[];

/** The options that say how customers are valued, in any command. */
export type ValuationOptions = TypedOptions<typeof usualCurveOptions> & {
  readonly method?: 'observed' | 'assumed' | 'expected' | 'all';
};

/** How the stays of the valued customers are known. */
export const valueMethods = [
  'observed',
  'assumed tenure',
  'assumed retention',
  'assumed churn',
  'expected',
  'all',
] as const;

export type ValueMethodName = (typeof valueMethods)[number];

/** How a command values customers where no option says it; `expected where known` depends on their files. */
export type UsualMethod = 'expected' | 'expected where known';

/**
 * The method that the options ask for: `assumed` where they say how long customers stay, `expected` where they say how
 * curves are estimated, else the usual one.
 *
 * @throws {Refusal} the method and the first payment contradict each other
 */
export function methodOf(
  { method: chosen, model, tenureRounding, windowStart }: ValuationOptions,
  inputs: Inputs,
  usual: UsualMethod,
): ValueMethodName | 'expected where known' {
  const stay = (['tenure', 'retention', 'churn'] as const).find((name) => inputs.has(name));
  if (stay !== undefined) return `assumed ${stay}`;
  const isChosen = chosen !== undefined && chosen !== 'assumed';
  const ofCurves = [model, tenureRounding, windowStart];
  const asked = ofCurves.some((option) => option !== undefined) ? 'expected' : usual;
  const method = isChosen ? chosen : asked;
  const first = inputs.get('first-payment');
  if (first?.text === 'excluded') {
    const other = isChosen ? `--method ${method}` : 'recorded tenures';
    const names = `${optionNamed('first-payment', first)} excluded and ${other}`;
    const settle = 'Recorded tenures begin with their first payment; leave out --first-payment.';
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  return method;
}

/** Whether the method goes by the retention curves of the segments. */
export const goesByCurves = (method: string | undefined): method is 'expected' | 'all' =>
  method === 'expected' || method === 'all';
