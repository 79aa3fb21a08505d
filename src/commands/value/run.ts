import { type Problem, problem } from '../../core/problem.ts';
import { segmentsBy } from '../../core/segments.ts';
import { stepNames } from '../../core/value/terms.ts';
import { readCustomers } from '../../input/read-customers.ts';
import { Refusal } from '../../problems/refusal.ts';
import { reported } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { inputCurrencies, oneCurrency } from '../economics/currency.ts';
import { drawingEchoed, drawingOf } from '../economics/drawing.ts';
import { rangedInputs, valueOrRefusal } from '../economics/ends.ts';
import { economicInputs } from '../economics/inputs.ts';
import { echoed, type Inputs, readInputs } from '../economics/read-inputs.ts';
import { atBase, contradictions, type Pick, stayOf, termsOf } from '../economics/terms.ts';
import { listRequest } from '../listing/list-request.ts';
import { withFigures } from '../listing/unknown-field.ts';
import { logAssumptions } from '../orders/log-assumptions.ts';
import { customerRequest } from '../reading/request.ts';
import { listed } from '../segments/listed.ts';
import { goesByCurves, methodOf } from '../valuation/method.ts';
import { paymentPeriod } from '../valuation/payment-period.ts';
import { expectedStaying, type Staying, stayingRequest } from '../valuation/staying.ts';
import { unfinished } from '../valuation/unfinished.ts';
import { valueConventions } from '../valuation/value-conventions.ts';
import { stepsOf, type Valued } from '../valuation/valued.ts';
import { acquisitionCosts } from './acquisition-costs.ts';
import { customerList, figuresOf } from './customer-list.ts';
import { drawnRanges, resampled } from './drawn.ts';
import { methodsSideBySide } from './methods-side-by-side.ts';
import type { ValueResult } from './result.ts';
import { valueAll, valuedSegments } from './valued-segments.ts';
import { withAcquisition } from './with-acquisition.ts';
import { withExpectations } from './with-expectations.ts';
import { withRanges } from './with-ranges.ts';

const inputNames = economicInputs.map(({ name }) => name).filter((name) => name !== 'spend');

const aRange = 'a range, such as --tenure 4y..13y, or --intervals';
/** Fewer than for one customer: each draw values all. */
const usualDraws = 2_000;

/** Values the customers of the files, by segment. */
export async function run(request: Request, world: World): Promise<Answer<ValueResult>> {
  const { operands, options } = request;
  const inputs = await readInputs(options, world, inputNames);
  const costsFile = options['acquisition-costs'];
  refuse([...contradictions(inputs), ...costsProblems(costsFile, inputs)]);
  const method = methodOf(options, inputs);
  const by = listed(options['by']);
  const list = listRequest(options, figuresOf(method), 'lifetimeValue');
  const curves = goesByCurves(method);

  const read = await readCustomers(
    customerRequest(
      request,
      operands,
      {
        labels: [...new Set([...by, ...(list?.columns ?? [])])],
        needs: {
          spend: 'required',
          tenure: method === 'observed' || curves ? 'required' : 'optional',
          ...(curves && { status: 'required' as const }),
          annualSpend: method !== 'observed',
          start: typeof costsFile === 'string' ? 'optional' : 'unused',
        },
      },
      world.directory,
    ),
    world,
  ).catch((error: unknown) => {
    throw list === undefined ? error : withFigures(error, list.sought, figuresOf(method));
  });
  const { customers, problems } = read;

  const grouped = segmentsBy(customers, by);
  const acquisition =
    typeof costsFile === 'string'
      ? await acquisitionCosts(
          costsFile,
          by,
          { customers, segments: grouped, keepRejects: options['rejects'] !== undefined },
          world,
        )
      : undefined;
  const segments = acquisition?.segments ?? grouped;
  const costs = acquisition?.costs;
  const period = paymentPeriod(inputs, read.periodYears, operands.join(', '));

  const wanted = stayingRequest(inputs, options, method === 'all');
  const recorded: Staying = curves
    ? expectedStaying(customers, segments, wanted, problems)
    : { kind: 'observed' };
  const at = (pick: Pick): Valued => {
    const stay = stayOf(inputs, pick);
    const staying = stay === undefined ? recorded : ({ kind: 'assumed', stay } as const);
    const terms = termsOf(inputs, period.periodsPerYear, pick);
    return { customers, segments, terms, staying, costs };
  };
  const base = at(atBase);
  const parts = valueOrRefusal(valueAll(base));
  const valued = withExpectations(valuedSegments(base, parts), base);
  const lines = withAcquisition(valued, costs, base);
  const ranges = rangedInputs(inputs).length > 0;
  const intervals = options['intervals'] === true;
  const drawing = drawingOf(options, ranges || intervals, aRange, usualDraws);
  const uncertain =
    drawing === undefined || !ranges
      ? undefined
      : await drawnRanges(inputs, at, base, drawing, world);
  const ranged = uncertain === undefined ? lines : withRanges(inputs, at, uncertain.drawn, lines);
  const steps = stepsOf(base);
  return {
    report: {
      schema: 'rapport/value@1',
      currency: oneCurrency([
        { currency: read.currency, where: operands.join(', ') },
        { currency: acquisition?.currency ?? null, where: String(costsFile) },
        ...inputCurrencies(inputs),
      ]),
      assumptions: {
        ...echoed(inputs),
        ...valueConventions(inputs, options, period, read.asOf),
        ...logAssumptions(read.log, options),
        ...drawingEchoed(drawing, options),
      },
      sources: [...read.sources, ...(acquisition?.sources ?? [])],
      result: {
        basis: base.terms.margin === undefined ? 'spend' : 'margin',
        method,
        period: period.text,
        unfinished: unfinished(customers),
        leftOut: stepNames.filter((step) => !steps.includes(step)),
        ...(acquisition !== undefined && { costsByMonth: acquisition.byMonth }),
        ...(drawing !== undefined && intervals
          ? { bootstrap: drawing, ...(await resampled(ranged, base, drawing, world)) }
          : ranged),
        ...uncertain?.figures,
        ...(method === 'all' && { methods: methodsSideBySide(base, valued, wanted, period.text) }),
        ...(list !== undefined && customerList(customers, segments, parts, list)),
      },
      problems: [
        ...reported(problems.tallies()),
        ...reported(acquisition?.problems.tallies() ?? []),
      ],
    },
    problems: [...problems.tallies(), ...(acquisition?.problems.tallies() ?? [])],
    rejects: [...read.rejects, ...(acquisition?.rejects ?? [])],
  };
}

function costsProblems(costsFile: unknown, inputs: Inputs): Problem[] {
  if (costsFile === undefined) return [];
  const options = '--acquisition-costs and --acquisition';
  const settle = 'Keep one: a figure for everybody, or a file by segment.';
  return [
    ...(inputs.has('acquisition') ? [problem('option-conflict', { options, settle })] : []),
    ...(inputs.has('margin') ? [] : [problem('margin-needed', { option: '--acquisition-costs' })]),
  ];
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(...problems);
}
