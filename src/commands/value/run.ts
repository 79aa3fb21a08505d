import { areSingle, type CustomerRows, customerCount } from '../../core/customers.ts';
import { basisOf, stepNames } from '../../core/value/terms.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { optionNamed } from '../option-values.ts';
import { acquisitionCosts } from '../shared/acquisition/acquisition-costs.ts';
import { ltvCacAssumption, paybackAssumption } from '../shared/acquisition/ceiling-options.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed, drawingOf } from '../shared/economics/drawing.ts';
import { rangedInputs, valueOrRefusal } from '../shared/economics/ends.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import { atBase } from '../shared/economics/terms.ts';
import { listRequest, withFigures } from '../shared/listing/list-request.ts';
import { outputOf } from '../shared/output.ts';
import type { Drawing } from '../shared/result-schema.ts';
import { readFrom } from '../shared/source-text.ts';
import { stepsOf, unfinished, type Valued, valuedFigures } from '../shared/valuation/valued.ts';
import {
  type CustomerReading,
  customersToValue,
  economicsOf,
  singleCustomersRead,
} from '../shared/valuation/valued-customers.ts';
import { isCounted } from '../shared/warehouse/connect-options.ts';
import { countedCustomers } from '../shared/warehouse/counted-customers.ts';
import { methodsSideBySide } from './compared-methods.ts';
import { asksForParts, customerList, figuresOf } from './customer-list.ts';
import { withModelRanges } from './model-ranges.ts';
import { notInCells } from './not-in-cells.ts';
import type { ValueOptions } from './options.ts';
import type { ValueResult } from './result.ts';
import { type Lines, valuedSegments, withExpectations } from './segment-values.ts';
import { withAcquisition } from './with-acquisition.ts';
import { withCeiling } from './with-ceiling.ts';
import { drawnRanges, withRanges } from './with-ranges.ts';

/** Fewer than for one customer: each draw values all. */
const usualDraws = 2_000;

/** Values the customers of the files, by segment. */
export async function run(
  request: Request<ValueOptions>,
  world: World,
): Promise<Output<ValueResult>> {
  const { operands, options } = request;
  const { by, acquisitionCosts: costsFile } = options;
  // A list of what is to come needs to know who is still active.
  const economics = economicsOf(
    options,
    asksForParts(options) ? 'expected' : 'expected where known',
  );
  const { inputs } = economics;
  const fields = figuresOf(economics.method);
  const list = listRequest(options, fields, 'lifetimeValue');
  const toValue = await customersToValue(
    request,
    world,
    economics,
    {
      files: operands,
      by,
      keep: list?.columns ?? [],
      start: costsFile === undefined ? 'unused' : 'optional',
      readsGoods: true,
      acquisitionCosts: costsFile,
      ceiling: { payback: options.payback, ltvCac: options.ltvCac },
      annualSpend: false,
    },
    customersRead(request),
  ).catch((error: unknown) => {
    throw list === undefined ? error : withFigures(error, list.sought, fields);
  });
  const { read, method, period } = toValue;
  if (method === 'all') refuseDiffering(inputs);
  const { customers } = read;
  const acquisition =
    costsFile !== undefined
      ? await acquisitionCosts(
          costsFile,
          by,
          {
            customers,
            segments: toValue.segments,
            keepRejects: options.rejects !== undefined,
            sheets: options.sheet,
          },
          world,
        )
      : undefined;
  const { segments = toValue.segments, costs } = acquisition ?? {};
  const at = toValue.valuing(segments, costs);
  const base = at(atBase);
  const figures = valueOrRefusal(valuedFigures(base));
  const valued = withModelRanges(withExpectations(valuedSegments(base, figures), base), base);
  const lines = withCeiling(withAcquisition(valued, costs, base), base, options);
  const ranges = rangedInputs(inputs).length > 0;
  const intervals = options.intervals === true;
  const drawing = drawingOf(options, usualDraws);
  const uncertain = ranges ? await drawnRanges(inputs, at, base, drawing, world) : undefined;
  const ranged = uncertain === undefined ? lines : withRanges(inputs, at, uncertain.drawn, lines);
  const answered = intervals ? await resampled(ranged, base, drawing, world) : ranged;
  const resamples = [...answered.segments, answered.total].some(
    ({ intervals: own }) => own !== undefined && own.method !== 'closed form',
  );
  const steps = stepsOf(base);
  const paidOnce =
    base.staying.kind === 'expected'
      ? customerCount(customers, (i) => !((customers.amountYears[i] as number) > 0))
      : 0;
  const computed = outputOf(
    'value',
    {
      currency: oneCurrency([
        { currency: read.currency, where: readFrom(operands, read.sources) },
        { currency: acquisition?.currency ?? null, where: String(costsFile) },
        ...inputCurrencies(inputs),
      ]),
      assumptions: {
        ...toValue.assumptions,
        ...paybackAssumption(options),
        ...ltvCacAssumption(options),
        ...drawingEchoed(ranges || resamples ? drawing : undefined, options),
      },
      result: {
        basis: basisOf(base.terms),
        method,
        period: period.text,
        unfinished: unfinished(customers),
        ...(toValue.whyObserved !== null && { whyObserved: toValue.whyObserved }),
        leftOut: stepNames.filter((step) => !steps.includes(step)),
        ...(!areSingle(customers) && { notInCells: [...notInCells] }),
        ...(paidOnce > 0 && { paidOnce }),
        ...(acquisition !== undefined && { costsByMonth: acquisition.byMonth }),
        ...(resamples && { bootstrap: drawing }),
        ...answered,
        ...uncertain?.figures,
        ...(method === 'all' && {
          methods: methodsSideBySide(base, valued, toValue.staying, period.text),
        }),
        ...(list !== undefined && customerList(base, figures, list)),
      },
    },
    [read, acquisition],
  );
  const { assumptions } = computed.report;
  const output: Output<ValueResult> = {
    ...computed,
    // Loaded only for a workbook.
    liveSheets: async () =>
      (await import('./live-sheets.ts')).valueSheets({
        inputs,
        valued: base,
        period,
        lines: answered,
        method,
        assumptions,
      }),
  };
  if (request.pictures !== 'all' || method === 'all') return output;
  // Loaded only for a page.
  const { valueWhatIf } = await import('./what-if.ts');
  return { ...output, whatIf: valueWhatIf(request, inputs, toValue, base, answered) };
}

/** From lists of customers or logs of orders, or the customers that a database adds up. */
const customersRead =
  (request: Request<ValueOptions>): CustomerReading<CustomerRows> =>
  (_, files, wanted, world) =>
    isCounted(request.options)
      ? countedCustomers('value', request, files, wanted, world)
      : singleCustomersRead(request, files, wanted, world);

/** @throws {Refusal} an input differs by segment, so that no customers can be valued as one segment */
function refuseDiffering(inputs: Inputs): void {
  const problems = [...inputs].flatMap(([name, input]) =>
    input.varying === undefined
      ? []
      : [
          problem('option-conflict', {
            options: `--method all and ${optionNamed(name, input)} by segment`,
            settle: 'All methods are compared with everybody in one segment too: give one value.',
          }),
        ],
  );
  if (problems.length > 0) throw new Refusal(...problems);
}

/** Loaded only here, as most files are valued without intervals. */
async function resampled(
  lines: Lines,
  base: Valued,
  { draws, seed }: Drawing,
  { progress }: World,
): Promise<Lines> {
  const { withIntervals } = await import('./with-intervals.ts');
  const report =
    progress && ((done: number) => progress(`${done} of ${draws} draws of the customers`));
  return withIntervals(lines, base, { draws, seed, ...(report && { progress: report }) });
}
