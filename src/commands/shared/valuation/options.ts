import { type Need, needing, type OptionSpec, type TypedOptions } from '../../option.ts';
import { modelOption } from '../common-options.ts';
import { windowStartOption } from '../reading/options.ts';

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

/** Only the retention curves of the segments go by it. */
const aCurve: Need = {
  any: ['method=expected', 'method=all'],
  words: '--method expected or all',
};
const beyondTheData: Need = {
  any: ['horizon', 'method=all'],
  words: '--horizon or --method all',
};

/** How curves are estimated, where a command values by them on request. */
export const curveOptions = [
  ...needing([modelOption], aCurve, beyondTheData),
  ...needing([windowStartOption], aCurve),
] as const;

const assumedStay = [
  {
    any: stays,
    settle: 'An assumed stay needs no retention curve: leave out one of the two.',
  },
] as const;

/** The same where a command values by them unless a stay is assumed. */
export const usualCurveOptions = [
  { ...modelOption, needs: ['horizon'], excludes: assumedStay },
  { ...windowStartOption, excludes: assumedStay },
] as const satisfies readonly OptionSpec[];

/** The options that say how customers are valued, in any command. */
export type ValuationOptions = TypedOptions<typeof usualCurveOptions> & {
  readonly method?: 'observed' | 'assumed' | 'expected' | 'all';
};
