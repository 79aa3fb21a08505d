import { failure, success } from '../../core/outcome.ts';
import { type ProblemOutcome, problemOutcomes } from '../../core/recovery/outcomes.ts';
import { leverNames } from '../../core/recovery/recovery-levers.ts';
import { type Severity, severities } from '../../core/recovery/stated-intention.ts';
import { problem } from '../../problems/problem.ts';
import { needing, type OptionSpec, type Reader, reworded, type TypedOptions } from '../option.ts';
import { assumptionsOption, byOption, explainOption, topOption } from '../shared/common-options.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { keepOption, listOption } from '../shared/listing/list-request.ts';
import { duration, type Figure, figure, wholeNumber } from '../shared/option-readers.ts';
import { readingOptionsBeside } from '../shared/reading/options.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { customersOption, usualCurveOptions } from '../shared/valuation/options.ts';

/** Without `--quotes`. */
const usualQuotes = 2;

const rates = 'Who stays after a problem';
const spending = 'What recovery is worth';
const cases = 'One row per case';

const share = figure('share');

/** The share who stay after an outcome, as it was written. */
export interface StayRate {
  readonly text: string;
  readonly outcome: ProblemOutcome;
  readonly stay: number;
}

/** Reads "silent=9%". */
const stayRate: Reader<StayRate> = (text, what, source) => {
  const [name = '', ...rest] = text.split('=');
  const outcome = problemOutcomes.find((each) => each === name.trim());
  if (outcome === undefined) {
    const choices = problemOutcomes.join(', ');
    return failure(problem('option-choice', { option: what, text: name.trim(), choices }));
  }
  const stay = share(rest.join('=').trim(), `${what} ${outcome}`, source);
  return stay.ok ? success({ text, outcome, stay: stay.value.value }) : stay;
};

/** Reads a share above 0: a file of cases has customers who complain. */
const complaining: Reader<Figure> = (text, what, source) => {
  const read = share(text, what, source);
  if (!read.ok || read.value.value > 0) return read;
  const allowed = 'more than 0 %, because there are cases';
  return failure(problem('out-of-range', { what, text: '0%', allowed }));
};

const economic = economicOptions('recovery');
type Economic = (typeof economic)[number];

/** A value to come that is given has a margin, too. */
const marginOption = reworded(
  economic.filter((each): each is Extract<Economic, { name: 'margin' }> => each.name === 'margin'),
  {
    margin:
      'gross margin, what is left of spend after the cost of the goods: 25%; 100% where the amounts are margin already',
  },
);
const valuationOptions = economic.filter(
  (each): each is Exclude<Economic, { name: 'margin' }> => each.name !== 'margin',
);

/** The lists of customers to act on. */
export const listNames = ['fix-first'] as const;

export const options = [
  customersOption,
  ...needing([byOption], 'customers'),
  ...needing(
    [
      listOption(
        listNames,
        'fix-first are the customers whose problem was not resolved, those with most to come first',
      ),
    ],
    { any: ['customers'], when: listNames },
  ),
  { ...topOption, help: 'with --list: only the first N', needs: ['list'] },
  keepOption,
  {
    name: 'stay',
    value: 'O=S',
    read: stayRate,
    commas: true,
    synonyms: ['stay-rates', 'retention-rates', 'rates-after'],
    repeatable: true,
    group: rates,
    help: `share who stay after each outcome (${problemOutcomes.join(', ')}): silent=9%,unresolved=19%,resolved=54%,quickly=82% (observed in the cases, if there are enough; else an old survey of intentions)`,
  },
  {
    name: 'severity',
    value: 'WHICH',
    synonyms: ['gravity', 'level'],
    choices: severities,
    group: rates,
    help: 'major or minor, for the survey if the file does not have it (refused)',
  },
  {
    name: 'realised',
    value: 'S',
    read: share,
    synonyms: ['realized', 'intention'],
    group: rates,
    help: 'share of a stated intention that people act on (50% for the survey, 100% for --stay)',
  },
  {
    name: 'no-problem-stay',
    value: 'S',
    read: share,
    synonyms: ['base-retention', 'baseline-stay'],
    group: rates,
    help: 'share who stay without a problem, over the time of the file: 90% (from the share of all customers who stay)',
  },
  {
    name: 'over',
    value: 'D',
    read: duration(),
    synonyms: ['time', 'duration', 'timespan'],
    group: rates,
    help: 'time in which the problems happened: 1y (from the first to the last date of the cases)',
  },
  {
    name: 'value-to-come',
    value: 'M',
    read: figure('money'),
    synonyms: ['ltv', 'clv', 'customer-value', 'value'],
    group: spending,
    help: 'value to come of a customer who stays, of which --margin is left: 1000 (mean of the active customers of --customers)',
  },
  {
    name: 'from',
    value: 'OUTCOME',
    synonyms: ['before'],
    choices: problemOutcomes,
    group: spending,
    help: 'outcome before recovery (unresolved, or resolved where its rate alone is known)',
  },
  {
    name: 'to',
    value: 'OUTCOME',
    synonyms: ['after'],
    choices: problemOutcomes,
    group: spending,
    help: 'outcome after recovery (the best whose rate is known)',
  },
  {
    name: 'success',
    value: 'S',
    read: share,
    synonyms: ['success-rate', 'probability'],
    group: spending,
    help: 'probability that recovery succeeds (100%)',
  },
  {
    name: 'customer',
    value: 'ID',
    needs: ['customers'],
    synonyms: ['id', 'customer-id'],
    group: spending,
    help: 'show the value to come of this customer and, with --margin, the most that recovery is worth',
  },
  {
    name: 'lever',
    value: 'S',
    read: share,
    synonyms: ['step', 'sensitivity'],
    group: spending,
    help: `step of each lever (${leverNames.join(', ')}): a share of the problems, and points of the others (10%)`,
  },
  {
    name: 'complaining',
    value: 'S',
    read: complaining,
    synonyms: ['complaint-rate', 'complain'],
    group: cases,
    help: 'share of customers with a problem who complain, to include those without a case (only cases count)',
  },
  {
    name: 'quick',
    value: 'D',
    read: duration(),
    synonyms: ['sla', 'within'],
    group: cases,
    help: 'a case resolved within this time is resolved quickly, and on target: 2d (only where the outcome says quickly)',
  },
  {
    name: 'quotes',
    value: 'N',
    read: wholeNumber(0, 100, 'a whole number from 0 to 100'),
    synonyms: ['comments', 'words', 'verbatims'],
    group: cases,
    help: 'how many customers are quoted for each kind of problem, where the file has their words; never with their id (2)',
  },
  explainOption(
    cases,
    'the rates, the kinds with their intervals, what may be spent, and the levers with the options for estimate and value',
  ),
  ...needing(marginOption, { any: ['customers', 'value-to-come'] }),
  ...needing([...usualCurveOptions, ...valuationOptions, assumptionsOption] as const, 'customers'),
  ...reworded(drawingOptions, {
    draws: 'number of draws of the customers lost, for their intervals and ranks (2,000)',
  }),
  ...readingOptionsBeside(problemFields, 'customers'),
] as const satisfies readonly OptionSpec[];

export type RecoveryOptions = TypedOptions<typeof options>;

/** The options of the command itself; how files are read and customers are valued comes with other types. */
export interface Settings {
  readonly customers: readonly string[];
  readonly by: readonly string[];
  readonly stay: Readonly<Partial<Record<ProblemOutcome, number>>>;
  readonly severity: Severity | undefined;
  readonly realised: number | undefined;
  readonly noProblemStay: number | undefined;
  readonly overYears: number | undefined;
  readonly valueToCome: { readonly amount: number; readonly sign: string } | undefined;
  /** What is left of spend after the cost of the goods; absent: amounts are spend. */
  readonly margin: number | undefined;
  /** Absent: unresolved, or resolved where nobody knows who stays after a problem that is not. */
  readonly from: ProblemOutcome | undefined;
  /** Absent: the best outcome whose rate is known. */
  readonly to: ProblemOutcome | undefined;
  readonly success: number;
  readonly customer: string | undefined;
  readonly lever: number;
  readonly complaining: number | undefined;
  readonly quickYears: number | undefined;
  /** Of each kind of problem. */
  readonly quotes: number;
  /** The list of customers to act on. */
  readonly list: (typeof listNames)[number] | undefined;
  /** Columns of the customers that it shows. */
  readonly keep: readonly string[];
}

/** The options of the command itself, with their defaults. */
export function settingsOf(options: RecoveryOptions): Settings {
  const value = options.valueToCome;
  return {
    customers: options.customers,
    by: options.by,
    stay: Object.fromEntries(options.stay.map(({ outcome, stay }) => [outcome, stay])),
    severity: options.severity,
    realised: options.realised?.value,
    noProblemStay: options.noProblemStay?.value,
    overYears: options.over?.years,
    margin: options.margin?.quantity?.range.base,
    valueToCome: value && { amount: value.value, sign: value.sign },
    from: options.from,
    to: options.to,
    success: options.success?.value ?? 1,
    customer: options.customer?.trim(),
    lever: options.lever?.value ?? 0.1,
    complaining: options.complaining?.value,
    quickYears: options.quick?.years,
    quotes: options.quotes ?? usualQuotes,
    list: options.list,
    keep: options.keep,
  };
}
