import { affected } from '../../core/recovery/outcomes.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import type { Assumption } from '../../core/report.ts';
import { basisOf } from '../../core/value/terms.ts';
import { currencyNamed } from '../../input/cells/currency-codes.ts';
import { KnownIds } from '../../input/columns/known-ids.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import type { Output, Request, World } from '../command.ts';
import { keyOf } from '../option.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed, drawingOf, refuseDrawing } from '../shared/economics/drawing.ts';
import { echoed, inputsOf } from '../shared/economics/inputs.ts';
import { columnTexts } from '../shared/listing/chosen-customers.ts';
import { namedList } from '../shared/listing/named-list.ts';
import type { Duration, Figure } from '../shared/option-readers.ts';
import { outputOf } from '../shared/output.ts';
import { filesRead } from '../shared/reading/files-read.ts';
import { recordRequest } from '../shared/reading/request.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import {
  breakEven,
  customerBreakEven,
  effortOf,
  leverFigures,
  presentEffortFigures,
  type RatedEffort,
  segmentBreakEvens,
} from './effort-figures.ts';
import { customersToFix } from './fix-first.ts';
import { type CommonInputs, kindFigures, totalFigures } from './kind-figures.ts';
import { betweenKinds, observedStays, ratedKind } from './kind-rates.ts';
import type { CountedKind } from './kinds.ts';
import { leftOutOf } from './left-out.ts';
import { listened } from './listened.ts';
import { mostRanked, withIntervals } from './lost-intervals.ts';
import { noProblemRate } from './no-problem-rate.ts';
import { type RecoveryOptions, type Settings, settingsOf } from './options.ts';
import { customerYears } from './problem-time.ts';
import { problemsOf } from './problems.ts';
import type { KindOfProblem, RecoveryResult } from './result.ts';
import {
  coreRates,
  observedRates,
  ratesOf,
  type StaysByKind,
  type StayTable,
  staysByKind,
  stayTable,
} from './stay-rates.ts';
import { readValuedCustomers, valuesToCome, valueToCome } from './value-to-come.ts';

/**
 * Ranks kinds of problem by the value of the customers lost to them, and computes what recovery is worth.
 *
 * @throws {Refusal} a file or an option cannot be used, or a rate is missing
 */
export async function run(
  request: Request<RecoveryOptions>,
  world: World,
): Promise<Output<RecoveryResult>> {
  const { operands, options } = request;
  const settings = settingsOf(options);
  const { fields } = filesRead.recovery;
  const records = await readRecords(recordRequest(request, operands, fields), world);
  const problems = problemsOf(records, settings);
  const valued = await readValuedCustomers(request, world, settings);
  const values = valued && valuesToCome(valued);
  const indexes = new KnownIds(valued?.customers.ids ?? [], records.ids);
  const stays =
    valued === undefined
      ? emptyStays
      : staysByKind(problems.firsts, valued.customers, indexes, records);
  const time = { years: settings.overYears ?? problems.years, lastDay: problems.lastDay };
  const table = stayTable(problems.kinds, observedRates(stays, records), settings);
  const { noProblem, evidence } = noProblemRate(
    { problems, table, valued, indexes, time },
    settings,
  );

  const affectedIndexes = problems.firsts.flatMap(({ customer }) => indexes.get(customer) ?? []);
  const value = valueToCome(settings, valued, values, affectedIndexes);
  // In the order of their names, so that draws do not depend on the order of the rows.
  const counted = problems.kinds
    .map((kind) => ({ ...kind, severity: kind.severity ?? settings.severity ?? null }))
    .sort(byName);
  const kindStays = observedStays(counted, stays, table);
  const between = betweenKinds(kindStays);
  const rated = counted.map((kind, k) =>
    ratedKind(kind, kindStays[k] ?? {}, table, between, noProblem.stay),
  );
  const severity = highestSeverity(table.outcomes.map((rate) => rate.severity));
  const rates = coreRates(ratesOf(table, severity), noProblem.stay);
  const basis = basisOf({ margin: settings.margin });
  const effort = effortOf(settings, rates);
  const ratedEffort = { effort, rates, severity, basis } as const;
  const { silentLeftOut } = problems;
  const inputs: CommonInputs = {
    effort,
    step: settings.lever,
    valueToCome: value.amount,
    basis,
    years: time.years,
    silentLeftOut,
  };
  const figures = rated.map((kind) => kindFigures(kind, inputs));
  const drawing = drawingHere(options, table, rated.length);
  const { kinds, total } =
    drawing === null
      ? { kinds: figures, total: totalFigures(figures) }
      : withIntervals(
          figures,
          totalFigures(figures),
          {
            rated,
            stays: kindStays,
            table,
            noProblem: evidence,
            silentPerComplaint: settings.complaining !== undefined,
            valueToCome: value.amount,
          },
          drawing,
        );
  const allAffected = problems.kinds.reduce((sum, { counts }) => sum + affected(counts), 0);
  const years = customerYears(valued, time);
  const ranked = [...kinds].sort(byValueAtRisk);
  const result: RecoveryResult = {
    basis,
    shape: problems.shape,
    customers: valued?.customers.count ?? null,
    years: time.years,
    customerYears: years,
    silentLeftOut,
    rates: { ...table, noProblem },
    valueToCome: value,
    betweenKinds: between,
    kinds: ranked,
    total,
    ...listened(problems, ranked, { settings, records, valued, values, indexes }),
    levers: leverFigures(rated, inputs, allAffected, years ?? undefined),
    presentEffort: presentEffortFigures(rated, inputs),
    breakEven: breakEven(ratedEffort, value.amount),
    ...breakEvens(ratedEffort, settings, valued, values, indexes),
    ...(settings.list !== undefined &&
      valued !== undefined &&
      values !== undefined && {
        list: namedList(
          settings.list,
          customersToFix({ problems, rated, valued, values, indexes }),
          options,
          columnTexts(valued.customers.labels),
        ),
      }),
    drawing,
    leftOut: leftOutOf(
      basis === 'margin',
      settings.valueToCome === undefined ? valued?.valued.terms : undefined,
    ),
  };
  return outputOf(
    'recovery',
    {
      currency: currencyOf(records, operands, settings, valued),
      assumptions: assumptionsOf(options, result, valued),
      result,
    },
    [records, valued],
  );
}

const emptyStays: StaysByKind = new Map();

/** Enough for the ends of an interval. */
const usualDraws = 2000;

/**
 * How intervals are drawn; null where no rate is observed, or there are too many kinds.
 *
 * @throws {Refusal} an option says how, and nothing is drawn
 */
function drawingHere(options: RecoveryOptions, table: StayTable, kinds: number): Drawing | null {
  const isObserved = table.outcomes.some(({ source }) => source === 'observed');
  if (isObserved && kinds <= mostRanked) return drawingOf(options, usualDraws);
  refuseDrawing(
    options,
    isObserved
      ? `a file with at most ${mostRanked} kinds of problem`
      : 'stay rates that are observed',
  );
  return null;
}

/** The break-evens of the segments of `--by`, and of the customer of `--customer`. */
function breakEvens(
  effort: RatedEffort,
  { by, customer }: Settings,
  valued: ValuedCustomers | undefined,
  values: Float64Array | undefined,
  indexes: KnownIds,
): Pick<RecoveryResult, 'segments' | 'customer'> {
  if (valued === undefined || values === undefined) return {};
  return {
    ...(by.length > 0 && { segments: segmentBreakEvens(effort, valued, values) }),
    ...(customer !== undefined && {
      customer: customerBreakEven(customer, effort, valued, values, indexes),
    }),
  };
}

function currencyOf(
  records: Records,
  files: readonly string[],
  { customers, valueToCome: amount }: Settings,
  valued: ValuedCustomers | undefined,
): string | null {
  const sign = amount?.sign ?? '';
  return oneCurrency([
    { currency: records.currency, where: files.join(', ') },
    { currency: valued?.currency ?? null, where: customers.join(', ') },
    { currency: sign === '' ? null : (currencyNamed(sign) ?? sign), where: '--value-to-come' },
    ...(valued === undefined ? [] : inputCurrencies(valued.inputs)),
  ]);
}

/** The severity whose rates hold where no kind is meant: the higher one, if there are two. */
const highestSeverity = (severities: readonly (Severity | null)[]): Severity | null =>
  severities.find((each) => each === 'major') ?? severities[0] ?? null;

/** By name, and by severity where two kinds have one name. */
const byName = (a: CountedKind, b: CountedKind): number =>
  compareText(a.problem, b.problem) || compareText(a.severity ?? '', b.severity ?? '');

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By value at risk, which is in proportion to the customers lost; equal ones by name. */
const byValueAtRisk = (a: KindOfProblem, b: KindOfProblem): number =>
  b.lost - a.lost || compareText(a.problem, b.problem);

/** Every input that takes effect, by the name of its option: those of the valuation, and those of the command. */
function assumptionsOf(
  options: RecoveryOptions,
  { rates, breakEven, levers, drawing }: RecoveryResult,
  valued: ValuedCustomers | undefined,
): Record<string, Assumption> {
  const { stay, severity, over, valueToCome, complaining, quick } = options;
  const stays = stay.map(({ text }) => text).join(',');
  const { firstPayment, ...valuation } = valued?.assumptions ?? echoed(inputsOf(options));
  return {
    ...valuation,
    // Not an option of the user: the value to come begins after the payment that has been made.
    ...(firstPayment !== undefined && { firstPayment: { ...firstPayment, source: 'default' } }),
    ...(stay.length > 0 && shown('stay', stays, null, stays)),
    ...(severity !== undefined && shown('severity', severity, null, severity)),
    ...durationInput('over', over),
    ...(valueToCome !== undefined &&
      shown('value-to-come', valueToCome.value, null, valueToCome.text)),
    ...(complaining !== undefined &&
      shown('complaining', complaining.value, null, complaining.text)),
    ...durationInput('quick', quick),
    ...effective('realised', rates.realised, options.realised),
    ...(rates.noProblem.source === 'given' &&
      effective('no-problem-stay', rates.noProblem.stay, options.noProblemStay)),
    ...effective('from', breakEven.from, options.from),
    ...effective('to', breakEven.to, options.to),
    ...effective('success', breakEven.success, options.success),
    ...effective('lever', levers[0]?.step ?? 0, options.lever),
    ...drawingEchoed(drawing ?? undefined, options),
  };
}

/** An option as the result shows it. */
const shown = (
  name: string,
  value: number | string,
  unit: string | null,
  text: string,
  source = `--${name}`,
): Record<string, Assumption> => ({ [keyOf(name)]: { value, unit, text, source } });

const durationInput = (name: string, option: Duration | undefined): Record<string, Assumption> =>
  option === undefined ? {} : shown(name, option.count, option.unit, option.text);

/** An input that takes effect, from its option or by default. */
function effective(
  name: string,
  value: number | string,
  option: Figure | string | undefined,
): Record<string, Assumption> {
  if (option === undefined) return shown(name, value, null, String(value), 'default');
  return shown(name, value, null, typeof option === 'string' ? option : option.text);
}
