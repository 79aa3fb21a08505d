import { success } from '../../core/outcome.ts';
import type { Assumption } from '../../core/report.ts';
import { exactNetValue, type Relationship, survivalOf } from '../../core/value/lifetime-value.ts';
import { type Period, schedule } from '../../core/value/schedule.ts';
import { basisOf, type Timing } from '../../core/value/terms.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally } from '../../problems/tally.ts';
import type { Output, Request, World } from '../command.ts';
import { currencyOption, inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed, drawingOf } from '../shared/economics/drawing.ts';
import { rangedInputs, valueOrRefusal } from '../shared/economics/ends.ts';
import { conventionDefaults, echoed, type Inputs, inputsOf } from '../shared/economics/inputs.ts';
import { atBase, hasStay, type Pick, relationshipOf } from '../shared/economics/terms.ts';
import { variantsOf } from '../shared/economics/variants.ts';
import { refuseUncountedOrders } from '../shared/orders/goods.ts';
import { outputOf } from '../shared/output.ts';
import type { Drawing, Uncertainty } from '../shared/result-schema.ts';
import {
  acquisitionFigures,
  type Part,
  periodText,
  range,
  stayInput,
  valued,
} from './one-customer.ts';
import type { EstimateOptions } from './options.ts';
import { reconciled } from './reconciled.ts';
import type { EstimateResult, OneEstimate } from './result.ts';
import { solveBreakEven } from './solve-break-even.ts';
import { variedEstimate } from './varied.ts';

/** Values the one customer that the options describe. */
export async function run(
  request: Request<EstimateOptions>,
  world: World,
): Promise<Output<EstimateResult>> {
  const { options } = request;
  const inputs = inputsOf(options);
  refuseIncomplete(inputs);
  refuseUncountedOrders(inputs, false);
  const variants = variantsOf(inputs);
  if (variants !== undefined) {
    const [first] = variants.variants;
    const assumptions = { ...echoed(inputs), ...defaults(first?.inputs ?? inputs) };
    const currency = currencyOf(options, inputs);
    const result = variedEstimate(inputs, variants, options);
    const note =
      'The figures are values: formulas compute one customer, and these are several. Give each input one value for them.';
    return {
      ...outputOf('estimate', { currency, assumptions, result }, []),
      liveSheets: () => ({ sheets: [], names: [], notes: [note] }),
    };
  }
  const drawing = rangedInputs(inputs).length > 0 ? drawingOf(options, 10_000) : undefined;
  const at = (pick: Pick) => relationshipOf(inputs, pick);
  const base = at(atBase);
  const tally = new ProblemTally();

  const valuation = valueOrRefusal(valued(base));
  const { years, waterfall, leftOut } = valuation;
  const result: OneEstimate = {
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
  const computed = outputOf(
    'estimate',
    {
      currency: currencyOf(options, inputs),
      assumptions: {
        ...echoed(inputs),
        ...defaults(inputs),
        ...drawingEchoed(drawing, options),
      },
      result,
    },
    [{ problems: tally }],
  );
  const output: Output<EstimateResult> = {
    ...computed,
    // Loaded only for a workbook.
    liveSheets: async () =>
      (await import('./live-sheets.ts')).estimateSheets(inputs, { ...computed.report, result }),
  };
  if (request.pictures !== 'all') return output;
  // Loaded only for a page.
  const { estimateWhatIf } = await import('./what-if.ts');
  return { ...output, whatIf: estimateWhatIf(request, inputs) };
}

const currencyOf = (options: EstimateOptions, inputs: Inputs): string | null =>
  oneCurrency([currencyOption(options), ...inputCurrencies(inputs)]);

function refuseIncomplete(inputs: Inputs): void {
  const missing = (option: string, example: string) =>
    problem('option-missing', { command: 'estimate', option, example });
  const problems = [
    ...(inputs.has('spend') ? [] : [missing('--spend', '--spend 1062/mo')]),
    ...(hasStay(inputs) ? [] : [missing('--tenure, --retention or --churn', '--tenure 4y')]),
  ];
  if (problems.length > 0) throw new Refusal(...problems);
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

/** The conventions that hold where no option says otherwise. */
function defaults(inputs: Inputs): Record<string, Assumption> {
  const unit = inputs.get('spend')?.quantity?.unit ?? null;
  const period: Assumption = { value: 1, unit, text: periodText(inputs), source: 'default' };
  return { ...conventionDefaults(inputs), ...(!inputs.has('period') && { period }) };
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
