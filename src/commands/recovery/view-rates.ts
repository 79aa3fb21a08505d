import type { ProblemOutcome } from '../../core/recovery/outcomes.ts';
import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { logFields } from '../shared/orders/log-assumptions.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  decimal,
  decimalText,
  intervalColumn,
  nameColumn,
  percentage,
  type TableColumn,
  table,
  unknown,
  valueColumn,
  wordColumn,
} from '../shared/table.ts';
import type { OutcomeRate, RecoveryResult } from './result.ts';

/** The outcome of a problem, as tables and sentences name it. */
export const outcomeWords: Readonly<Record<ProblemOutcome, string>> = {
  silent: 'did not complain',
  unresolved: 'unresolved',
  resolved: 'resolved',
  quickly: 'resolved quickly',
};

export const moneyText = (amount: number | null): string => decimalText(amount, 2);

/** What amounts are called: without a margin they are revenue. */
export const basisNoun = ({ basis }: RecoveryResult): 'revenue' | 'margin' =>
  basis === 'margin' ? 'margin' : 'revenue';

/** A number of customers: with decimals only where it is small and not whole. */
export const customersText = (count: number | null): string =>
  decimalText(count, decimalsOf(count ?? 0));

/** Numbers of customers. */
export const customersColumn = <L>(
  header: string,
  count: (line: L) => number | null | undefined,
): TableColumn<L> =>
  valueColumn(header, count, (line) => decimal(decimalsOf(count(line) ?? 0)), customersText);

/** The ends of an interval of them. */
export const customersInterval = <L>(
  header: string,
  ends: (line: L) => { readonly low: number; readonly high: number } | null | undefined,
): TableColumn<L> => intervalColumn(header, ends, decimal(2), customersText);

function decimalsOf(count: number): number {
  if (Number.isInteger(count) || Math.abs(count) >= 10) return 0;
  return Math.abs(count) < 1 ? 2 : 1;
}

const sources = {
  observed: 'observed among the customers of these cases',
  given: 'given by --stay',
  'stated intention': 'stated intention (TARP, US, 1970s–80s), not behaviour',
} as const;

/** The sources of every figure: the rates, the value to come and the files. They come before the figures. */
export function sourceFields(report: Report<RecoveryResult>): Block {
  const { rates } = report.result;
  const noProblem = percentText(rates.noProblem.stay, 1);
  return {
    kind: 'fields',
    rows: [
      ['Rates', `${ratesText(report.result)}; ${noProblem} stay without a problem`],
      ['To come', valueText(report)],
      ...report.sources.map((source): [string, string] => ['File', sourceText(source)]),
      ...logFields(report.assumptions),
    ],
  };
}

/** The rates one by one, and what limits them. */
export function rateBlocks(report: Report<RecoveryResult>): readonly Block[] {
  const { rates } = report.result;
  return [
    table(
      rates.outcomes,
      [
        wordColumn('', ({ outcome, severity }) =>
          severity === null ? outcomeWords[outcome] : `${outcomeWords[outcome]}, ${severity}`,
        ),
        valueColumn(
          'Stay',
          ({ stay }) => stay,
          percentage(1),
          (stay) => percentText(stay, 1),
        ),
        nameColumn('', stayersText),
      ],
      { heading: 'Who stays after a problem' },
    ),
    plain([`No problem: ${noProblemText(report)}.`, ...limits(report)]),
  ];
}

const plain = (lines: readonly string[]): Block => ({ kind: 'text', tone: 'plain', lines });

function stayersText({ source, customers, stayed, low, high }: OutcomeRate): string {
  if (customers === null) return source;
  const interval = `${percentText(low ?? 0, 0)}–${percentText(high ?? 1, 0)}`;
  return `${numberText(stayed ?? 0, 0)} of ${numberText(customers, 0)} still customers (${interval})`;
}

function ratesText({ rates }: RecoveryResult): string {
  const { source, realised, outcomes } = rates;
  if (source === 'observed') return sources.observed;
  const stated = `${sources[source]}; ${percentText(realised)} of it realised`;
  return outcomes.some((rate) => rate.source === 'observed')
    ? `${sources.observed}; the others ${stated}`
    : stated;
}

function noProblemText({ result: { rates }, assumptions }: Report<RecoveryResult>): string {
  const { stay, source, observed } = rates.noProblem;
  const observedShare = percentText(observed ?? 0, 1);
  const given = (['retention', 'churn'] as const).find((name) => assumptions[name] !== undefined);
  const leaving =
    given === undefined
      ? 'the rate at which all customers have left'
      : `--${given} of all customers`;
  const words = {
    given: 'as given',
    observed:
      observed === stay
        ? 'as observed among customers without a case, in the time since the cases'
        : `inferred: ${observedShare} of those without a case stayed in the time since the cases`,
    recorded: `from ${leaving}, with a problem or without, so the loss is rather too low: no dates show who had no case`,
    inferred: `inferred: ${observedShare} of all customers stay`,
  };
  return `${percentText(stay, 1)} stay, ${words[source]}`;
}

function valueText({ result, assumptions }: Report<RecoveryResult>): string {
  const { amount, source, customers } = result.valueToCome;
  const horizon = assumptions['horizon']?.text;
  const until = horizon === undefined ? 'as far as the data reach' : `up to ${horizon}`;
  const count = numberText(customers ?? 0, 0);
  switch (source) {
    case 'given':
      return `${moneyText(amount)} a customer who stays, ${givenText(assumptions)}`;
    case 'affected':
      return `${moneyText(amount)} each, the mean of the ${count} affected who are active, ${until}`;
    case 'customers':
      return `${moneyText(amount)} each, the mean of the ${count} active customers, ${until}`;
    case 'assumed':
      return `${moneyText(amount)} each, the mean of ${count} customers with the assumed stay`;
    default:
      return `${unknown} (give --value-to-come or --customers)`;
  }
}

/** Inputs of a value to come that is computed: one that is given does not contain them. */
const computing = ['growth', 'serving', 'marketing', 'discount', 'horizon'] as const;

/** "as given", or of which a margin is left; and what is given beside it in vain. */
function givenText(assumptions: Report<RecoveryResult>['assumptions']): string {
  const { valueToCome, margin } = assumptions;
  const unused = computing.filter((name) => assumptions[name] !== undefined);
  const source =
    margin === undefined || margin.value === 1
      ? 'as given'
      : `margin ${margin.text} of ${valueToCome?.text ?? ''}`;
  return [source, ...unused.map((name, i) => `${i === 0 ? 'without ' : ''}--${name}`)].join(', ');
}

/** Outcomes of `--stay` whose rates are observed, so that those of the option are not used. */
function unusedStays({ result, assumptions }: Report<RecoveryResult>): readonly string[] {
  const option = assumptions['stay']?.text ?? '';
  return result.rates.outcomes
    .filter(({ outcome, source }) => source === 'observed' && option.includes(`${outcome}=`))
    .map(({ outcome }) => outcome);
}

/** What a reader must not miss. */
export function noticeBlocks(report: Report<RecoveryResult>): readonly Block[] {
  const { silentLeftOut, rates, years } = report.result;
  const unused = unusedStays(report);
  const lines = [
    ...(unused.length > 0
      ? [`--stay is not used for ${unused.join(', ')}: the cases show these rates.`]
      : []),
    ...(silentLeftOut
      ? [
          'Customers who did not complain are left out, because no case names them; give their share with --complaining.',
        ]
      : []),
    ...(rates.noProblem.source === 'inferred' && rates.source !== 'observed' && years === null
      ? ['The problems are assumed to be those of one year (--over).']
      : []),
  ];
  return lines.length === 0 ? [] : [{ kind: 'text', tone: 'notice', lines }];
}

/** What limits the rates, and the time that they cover. */
function limits(report: Report<RecoveryResult>): readonly string[] {
  const { rates, years, customerYears } = report.result;
  const { stay: noProblemStay } = rates.noProblem;
  const higher = new Set(
    rates.outcomes
      .filter(({ stay, source }) => source === 'observed' && stay > noProblemStay)
      .map(({ outcome }) => outcomeWords[outcome]),
  );
  return [
    ...(higher.size > 0
      ? [
          `More stay after "${[...higher].join('", "')}" than without a problem: counted as ${percentText(noProblemStay, 1)}, because a problem cannot gain customers.`,
        ]
      : []),
    ...(years !== null && customerYears !== null
      ? [
          `The problems span ${shortNumber(years)} y and ${numberText(customerYears, 0)} customer-years.`,
        ]
      : []),
  ];
}
