import { stepNames } from '../../core/value/terms.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { reported } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { acquisitionCosts } from '../shared/acquisition/acquisition-costs.ts';
import { listed } from '../shared/common-options.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed, drawingOf } from '../shared/economics/drawing.ts';
import { rangedInputs, valueOrRefusal } from '../shared/economics/ends.ts';
import { economicInputs } from '../shared/economics/inputs.ts';
import type { Inputs } from '../shared/economics/read-inputs.ts';
import { atBase } from '../shared/economics/terms.ts';
import { listRequest } from '../shared/listing/list-request.ts';
import { withFigures } from '../shared/listing/unknown-field.ts';
import { stepsOf, unfinished } from '../shared/valuation/valued.ts';
import { customersToValue, economicsOf } from '../shared/valuation/valued-customers.ts';
import { methodsSideBySide } from './compared-methods.ts';
import { customerList, figuresOf } from './customer-list.ts';
import { drawnRanges, resampled } from './drawn.ts';
import type { ValueResult } from './result.ts';
import { valueAll, valuedSegments, withExpectations } from './segment-values.ts';
import { withAcquisition } from './with-acquisition.ts';
import { withRanges } from './with-ranges.ts';

const inputNames = economicInputs.map(({ name }) => name).filter((name) => name !== 'spend');

const aRange = 'a range, such as --tenure 4y..13y, or --intervals';
/** Fewer than for one customer: each draw values all. */
const usualDraws = 2_000;

/** Values the customers of the files, by segment. */
export async function run(request: Request, world: World): Promise<Answer<ValueResult>> {
  const { operands, options } = request;
  const costsFile = options['acquisition-costs'];
  const economics = await economicsOf(request, world, inputNames, 'observed', (inputs) =>
    costsProblems(costsFile, inputs),
  );
  const { inputs, method } = economics;
  const by = listed(options['by']);
  const list = listRequest(options, figuresOf(method), 'lifetimeValue');
  const toValue = await customersToValue(request, world, economics, {
    files: operands,
    by,
    keep: list?.columns ?? [],
    start: typeof costsFile === 'string' ? 'optional' : 'unused',
  }).catch((error: unknown) => {
    throw list === undefined ? error : withFigures(error, list.sought, figuresOf(method));
  });
  const { read, period } = toValue;
  const { customers, problems } = read;
  const acquisition =
    typeof costsFile === 'string'
      ? await acquisitionCosts(
          costsFile,
          by,
          {
            customers,
            segments: toValue.segments,
            keepRejects: options['rejects'] !== undefined,
          },
          world,
        )
      : undefined;
  const { segments = toValue.segments, costs } = acquisition ?? {};
  const at = toValue.valuing(segments, costs);
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
        ...toValue.assumptions,
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
        ...(method === 'all' && {
          methods: methodsSideBySide(base, valued, toValue.staying, period.text),
        }),
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
  const settle = 'Give only one: a cost for everybody, or a file of costs.';
  return [
    ...(inputs.has('acquisition') ? [problem('option-conflict', { options, settle })] : []),
    ...(inputs.has('margin') ? [] : [problem('margin-needed', { option: '--acquisition-costs' })]),
  ];
}
