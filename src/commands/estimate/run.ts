import { success } from '../../core/outcome.ts';
import type { Assumption } from '../../core/report.ts';
import {
  exactNetValue,
  lifetimeValue,
  type Relationship,
  survivalOf,
} from '../../core/value/lifetime-value.ts';
import { payback } from '../../core/value/payback.ts';
import { type Period, schedule } from '../../core/value/schedule.ts';
import { basisOf, type Timing } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf } from '../shared/answer.ts';
import { currencyOption, inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed, drawingOf } from '../shared/economics/drawing.ts';
import { lowAndHigh, rangedInputs, valueOrRefusal } from '../shared/economics/ends.ts';
import { conventionDefaults, echoed, type Inputs, inputsOf } from '../shared/economics/inputs.ts';
import { atBase, type Pick, relationshipOf, stayOf } from '../shared/economics/terms.ts';
import { refuseUncountedOrders } from '../shared/orders/goods.ts';
import type { Drawing, Uncertainty } from '../shared/result-schema.ts';
import type { EstimateOptions } from './options.ts';
import { reconciled } from './reconciled.ts';
import type { EstimateRange, EstimateResult } from './result.ts';
import { solveBreakEven } from './solve-break-even.ts';

/** Values the one customer that the options describe. */
export async function run(
  { options }: Request<EstimateOptions>,
  world: World,
): Promise<Answer<EstimateResult>> {
  const inputs = inputsOf(options);
  refuseIncomplete(inputs);
  refuseUncountedOrders(inputs, false);
  const drawing = rangedInputs(inputs).length > 0 ? drawingOf(options, 10_000) : undefined;
  const at = (pick: Pick) => relationshipOf(inputs, pick);
  const base = at(atBase);
  const tally = new ProblemTally();

  const valuation = valueOrRefusal(valued(base));
  const { years, waterfall, leftOut } = valuation;
  const result: EstimateResult = {
    basis: basisOf(base.terms),
    method: `assumed ${stayInput(inputs)}`,
    period: periodText(inputs),
    years,
    waterfall,
    lifetimeValue: valuation.lifetimeValue,
    netValue: valuation.netValue,
    leftOut,
    ...(drawing !== undefined && {
      range: range(inputs, at),
      ...(await uncertain(inputs, at, drawing, world)),
    }),
    ...acquisitionFigures(base, waterfall),
    ...(base.terms.discount !== undefined && { byTiming: byTiming(base) }),
    ...(options.breakEven !== undefined && {
      breakEven: solveBreakEven(options.breakEven, inputs, base, tally),
    }),
    ...(options.reconcile !== undefined && {
      reconciliation: reconciled(options.reconcile, inputs, at),
    }),
    ...(options.explain === true && explained(base)),
  };
  return answerOf(
    'estimate',
    {
      currency: oneCurrency([currencyOption(options), ...inputCurrencies(inputs)]),
      assumptions: {
        ...echoed(inputs),
        ...defaults(inputs),
        ...drawingEchoed(drawing, options),
      },
      result,
    },
    [{ problems: tally }],
  );
}

function refuseIncomplete(inputs: Inputs): void {
  const missing = (option: string, example: string) =>
    problem('option-missing', { command: 'estimate', option, example });
  const problems = [
    ...(inputs.has('spend') ? [] : [missing('--spend', '--spend 1062/mo')]),
    ...(stayOf(inputs, atBase) === undefined
      ? [missing('--tenure, --retention or --churn', '--tenure 4y')]
      : []),
  ];
  if (problems.length > 0) throw new Refusal(...problems);
}

const valued = ({ annualSpend, stay, terms }: Relationship) =>
  lifetimeValue(annualSpend, survivalOf(stay), terms);

function range(inputs: Inputs, at: (pick: Pick) => Relationship): EstimateRange {
  const ends = lowAndHigh(inputs, (pick) => exactNetValue(at(pick)));
  const [low, base, high] = [ends.low, atBase, ends.high].map((pick) =>
    valueOrRefusal(valued(at(pick))),
  );
  if (low === undefined || base === undefined || high === undefined)
    throw new RangeError('three ends');
  return {
    low: low.netValue,
    base: base.netValue,
    high: high.netValue,
    waterfalls: { low: low.waterfall, high: high.waterfall },
  };
}

/** Loaded only here, for an estimate without ranges to start as soon as it can. */
async function uncertain(
  inputs: Inputs,
  at: (pick: Pick) => Relationship,
  drawing: Drawing,
  world: World,
): Promise<Uncertainty> {
  const { uncertainty } = await import('../shared/economics/uncertainty.ts');
  const drawn = (pick: Pick) => exactNetValue(at(pick));
  const printed = (pick: Pick) => {
    const value = valued(at(pick));
    return value.ok ? success(value.value.netValue) : value;
  };
  return uncertainty(inputs, { drawn, printed }, drawing, world);
}

function byTiming(base: Relationship): Readonly<Record<Timing, number>> {
  const booked = (timing: Timing) =>
    valueOrRefusal(valued({ ...base, terms: { ...base.terms, timing } })).lifetimeValue;
  return { start: booked('start'), mid: booked('mid'), end: booked('end') };
}

const stayInput = (inputs: Inputs) =>
  inputs.has('tenure') ? 'tenure' : inputs.has('retention') ? 'retention' : 'churn';

/** The period as `--period` takes it: "mo", "y", "3mo". */
function periodText(inputs: Inputs): string {
  const period = inputs.get('period')?.quantity;
  const unit = period?.unit ?? inputs.get('spend')?.quantity?.unit ?? 'y';
  const length = period?.range.base ?? 1;
  return length === 1 ? unit : `${length}${unit}`;
}

/** The conventions that hold where no option says otherwise. */
function defaults(inputs: Inputs): Record<string, Assumption> {
  const unit = inputs.get('spend')?.quantity?.unit ?? null;
  const period: Assumption = { value: 1, unit, text: periodText(inputs), source: 'default' };
  return { ...conventionDefaults(inputs), ...(!inputs.has('period') && { period }) };
}

/** Some fields of the result, where they apply. */
type Part<K extends keyof EstimateResult> = {
  readonly [N in K]?: Exclude<EstimateResult[N], undefined>;
};

/**
 * LTV:CAC and both paybacks; nothing where no acquisition cost is given. LTV:CAC leaves referral out:
 * customers won by referral already lower a blended acquisition cost.
 */
function acquisitionFigures(
  base: Relationship,
  waterfall: readonly Step[],
): Part<'payback' | 'ltvToCac'> {
  const { acquisition } = base.terms;
  if (acquisition === undefined) return {};
  const own = waterfall.reduce(
    (sum, { step, amount }) => (step === 'referral' || step === 'acquisition' ? sum : sum + amount),
    0,
  );
  return { payback: payback(base), ltvToCac: acquisition === 0 ? null : own / acquisition };
}

/** Periods are listed this far; an endless relationship only until what is still to come is a rounding matter. */
const mostPeriods = 600;
const negligible = 0.005;

/** The periods behind a value, and what the periods after the last of them add to it. */
function explained(base: Relationship): Part<'periods' | 'laterPeriods'> {
  const { annualSpend, stay, terms } = base;
  const { referral, recovery, acquisition, ...own } = terms;
  const all = valueOrRefusal(exactNetValue({ ...base, terms: own }));
  const periods: Period[] = [];
  let sum = 0;
  for (const period of schedule(annualSpend, survivalOf(stay), terms)) {
    const rest = all - sum;
    const endless = 'retention' in stay && terms.horizonYears === undefined;
    if ((endless && Math.abs(rest) < negligible) || periods.length === mostPeriods) {
      return { periods, laterPeriods: { fromK: period.k, presentValue: rest } };
    }
    periods.push(period);
    sum += period.presentValue;
  }
  return { periods };
}
