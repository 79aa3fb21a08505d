import { failure, success } from '../../core/outcome.ts';
import { type Quantity, type QuantityKind, quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { inYears } from '../../core/quantity/rate.ts';
import { type ProblemOutcome, problemOutcomes } from '../../core/recovery/outcomes.ts';
import { type Severity, severities } from '../../core/recovery/stated-intention.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { listed } from '../shared/common-options.ts';

/** What the options ask, apart from how files are read and customers valued. */
export interface Settings {
  readonly customers: readonly string[];
  readonly by: readonly string[];
  readonly stay: Readonly<Partial<Record<ProblemOutcome, number>>>;
  readonly severity: Severity | undefined;
  readonly realised: number | undefined;
  readonly noProblemStay: number | undefined;
  readonly overYears: number | undefined;
  readonly valueToCome: { readonly amount: number; readonly sign: string } | undefined;
  readonly from: ProblemOutcome;
  /** Absent: the best outcome whose rate is known. */
  readonly to: ProblemOutcome | undefined;
  readonly success: number;
  readonly customer: string | undefined;
  readonly lever: number;
  readonly complaining: number | undefined;
  readonly quickYears: number | undefined;
}

/**
 * The options of the command, understood.
 *
 * @throws {Refusal} with everything that cannot be read, or says nothing
 */
export function settingsOf(options: OptionValues): Settings {
  const problems: Problem[] = [];
  const settle = <T>(found: Outcome<T>): T | undefined => {
    if (found.ok) return found.value;
    problems.push(found.problem);
    return undefined;
  };
  const text = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const one = (kind: QuantityKind, name: string): Quantity | undefined => {
    const written = text(name);
    return written === undefined ? undefined : settle(single(kind, `--${name}`, written));
  };
  const share = (name: string): number | undefined => one('share', name)?.range.base;
  const years = (name: string): number | undefined => {
    const read = one('duration', name);
    return read?.unit == null ? undefined : inYears(read.range.base, read.unit);
  };
  const chosen = <C extends string>(name: string, choices: readonly C[]): C | undefined =>
    text(name) === undefined ? undefined : settle(choice(`--${name}`, text(name) ?? '', choices));

  const value = one('money', 'value-to-come');
  const stays = listed(options['stay']).flatMap((each) => settle(stayRate(each)) ?? []);
  const settings: Settings = {
    customers: listed(options['customers'], false),
    by: listed(options['by']),
    stay: Object.fromEntries(stays.map(({ outcome, stay }) => [outcome, stay])),
    severity: chosen('severity', severities),
    realised: share('realised'),
    noProblemStay: share('no-problem-stay'),
    overYears: years('over'),
    valueToCome: value && { amount: value.range.base, sign: value.sign },
    from: chosen('from', problemOutcomes) ?? 'unresolved',
    to: chosen('to', problemOutcomes),
    success: share('success') ?? 1,
    customer: text('customer')?.trim(),
    lever: share('lever') ?? 0.1,
    complaining: share('complaining'),
    quickYears: years('quick'),
  };
  if (settings.complaining === 0) {
    const args = {
      what: '--complaining',
      text: '0%',
      allowed: 'more than 0 %, because there are cases',
    };
    problems.push(problem('out-of-range', args));
  }
  if (settings.customers.length === 0) {
    const needing = ['by', 'customer', 'retention', 'churn', 'model', 'join'];
    for (const name of needing.filter((each) => options[each] !== undefined))
      problems.push(problem('option-needs', { option: `--${name}`, needs: '--customers' }));
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return settings;
}

function single(kind: QuantityKind, what: string, text: string): Outcome<Quantity> {
  const read = quantity(kind, what, text);
  if (!read.ok || !isRange(read.value.range)) return read;
  const examples = 'one figure, without ..';
  return failure(problem('quantity-unreadable', { what, text, examples }));
}

function choice<C extends string>(option: string, text: string, choices: readonly C[]): Outcome<C> {
  const found = choices.find((each) => each === text);
  return found === undefined
    ? failure(problem('option-choice', { option, text, choices: choices.join(', ') }))
    : success(found);
}

/** Reads "silent=9%". */
function stayRate(
  text: string,
): Outcome<{ readonly outcome: ProblemOutcome; readonly stay: number }> {
  const [name = '', ...rest] = text.split('=');
  const outcome = choice('--stay', name.trim(), problemOutcomes);
  if (!outcome.ok) return outcome;
  const stay = single('share', `--stay ${outcome.value}`, rest.join('=').trim());
  return stay.ok ? success({ outcome: outcome.value, stay: stay.value.range.base }) : stay;
}
