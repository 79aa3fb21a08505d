import type { Report } from '../../core/report.ts';
import { byAic } from '../../core/survival/choose-model.ts';
import type { Block, Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import { segmentName } from '../segments/segment-name.ts';
import { none, percent } from './figures.ts';
import { lifetimeHeaders, lifetimes } from './lifetimes.ts';
import { fineParametersText, parametersText } from './parameters-text.ts';
import type { FittedRetention, RetentionResult, SegmentRetention } from './result.ts';

/** Models whose AIC is less than this apart describe the data equally well. */
const indistinguishable = 2;
/** Of more segments than this only the name of the best model is shown, and the parameters with `--explain`. */
const mostInWords = 6;

/** The best model of each segment: its parameters, what it beat, and what it says. */
export function modelBlocks(report: Report<RetentionResult>): Block[] {
  const { result } = report;
  const { lines } = segmentLines(result);
  const fitted = lines.filter(({ models }) => models.length > 0).length;
  if (fitted === 0) return [];
  const many = fitted > mostInWords + 1;
  return [
    { kind: 'text', tone: 'plain', lines: ['', headline(result)] },
    {
      kind: 'fields',
      rows: lines.flatMap((line, i): [string, string][] => {
        const best = bestOf(line);
        const named = i === result.segments.length ? 'All' : segmentName(line.segment);
        if (best === undefined || (many && i < result.segments.length)) return [];
        return [[named === '' ? 'Best' : named, bestText(best, line, result.kind)]];
      }),
    },
    ...(many ? [allShown] : []),
    lifetimeTable(result, lifetimeHeaders(report), many),
    ...atTable(result),
    { kind: 'text', tone: 'plain', lines: infinityNotes(result) },
  ];
}

const allShown: Block = {
  kind: 'text',
  tone: 'plain',
  lines: ['--explain shows the parameters of every segment.'],
};

const bestOf = ({ models, bestModel }: SegmentRetention): FittedRetention | undefined =>
  models.find(({ model }) => model === bestModel);

function headline({ segments, total, period }: RetentionResult): string {
  const all = [...segments, total];
  const several = all.some(({ models }) => models.length > 1);
  const missing = all.some(({ unfitted, models }) => unfitted.length > 0 && models.length > 0);
  const chosen = several
    ? `, the best by AIC${missing ? ' of those that the data settle' : ''} (--explain shows all)`
    : '';
  const every = /^\d/.test(period) ? period : `1${period}`;
  return `Models by maximum likelihood${chosen}; ± is a standard error, a period ${every}`;
}

function bestText(
  best: FittedRetention,
  { models }: SegmentRetention,
  kind: RetentionResult['kind'],
): string {
  const others = models
    .filter(({ model }) => model !== best.model)
    .sort(byAic)
    .map(({ model, aic }) => ({ model, more: aic - best.aic }));
  const close = others.filter(({ more }) => more < indistinguishable);
  const [next] = others;
  const beside = (more: number) => `AIC ${numberText(more, 1)} more`;
  const compared =
    close.length > 0
      ? `; indistinguishable from ${close.map(({ model, more }) => `${model} (${beside(more)})`).join(', ')}`
      : next === undefined
        ? ''
        : `; next ${next.model} (${beside(next.more)})`;
  // Tables of cohorts and models asked for by name are there to be held against published ones.
  const fine = kind === 'cohorts' || models.length === 1;
  const parameters = fine ? fineParametersText(best) : parametersText(best);
  const fit = `log-likelihood ${numberText(best.logLikelihood, 2)}, AIC ${numberText(best.aic, 1)}`;
  return `${best.model}: ${parameters}; ${fit}${compared}`;
}

/** Years by the best model, each with the share of it that nobody has observed. */
function lifetimeTable(
  result: RetentionResult,
  headers: readonly string[],
  withModel: boolean,
): Table {
  const { lines, name, nameColumns, role } = segmentLines(result);
  return {
    kind: 'table',
    heading: 'Years by the best model, in brackets the share extrapolated beyond the data',
    columns: [...nameColumns, ...(withModel ? [left('model')] : []), ...headers.map(right)],
    rows: lines.map((line, i) => {
      const best = bestOf(line);
      return {
        cells: [
          ...name(line, i),
          ...(withModel ? [best?.model ?? none] : []),
          ...(best === undefined ? headers.map(() => none) : lifetimes(best)),
        ],
        ...role(i),
      };
    }),
  };
}

/** The best model at the times asked for; a star where nobody was observed so long. */
function atTable(result: RetentionResult): Table[] {
  const { lines, name, nameColumns, role } = segmentLines(result);
  const texts = (result.total.at ?? []).map(({ text }) => text);
  if (texts.length === 0) return [];
  const cells = (best: FittedRetention | undefined) =>
    best?.at?.map(
      ({ survival, extrapolated }) => `${extrapolated ? '*' : ''}${percent(survival, 2)}`,
    ) ?? texts.map(() => none);
  return [
    {
      kind: 'table',
      heading: 'Still there by the best model (* extrapolated beyond the data)',
      columns: [...nameColumns, ...texts.map(right)],
      rows: lines.map((line, i) => ({
        cells: [...name(line, i), ...cells(bestOf(line))],
        ...role(i),
      })),
    },
  ];
}

function infinityNotes(result: RetentionResult): string[] {
  const bests = segmentLines(result).lines.flatMap((line) => bestOf(line) ?? []);
  const endless = bests.some(({ meanYears }) => meanYears === null);
  const bounded = bests.some(
    ({ toHorizon, discountedYears }) => toHorizon !== undefined || discountedYears !== undefined,
  );
  return endless && !bounded
    ? [
        'Infinite: some customers practically never leave, by this model. Give --horizon or --discount.',
      ]
    : [];
}
