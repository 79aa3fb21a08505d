import type { Report } from '../../core/report.ts';
import { byAic } from '../../core/survival/choose-model.ts';
import { type Block, details, type Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { fitText } from '../shared/fit-words.ts';
import {
  decimal,
  figureColumn,
  fixedPercent,
  intervalText,
  lineName,
  mostColumns,
  nameColumn,
  numberColumn,
  percentage,
  segmentLines,
  segmentTable,
  shareColumn,
  type TableColumn,
  table,
  tableWidth,
  unknown,
} from '../shared/table.ts';
import type { ExpectedLifetime } from './expected-payments.ts';
import type { FittedRetention } from './model-result.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';
import { bestText, fineParametersText } from './view-best-model.ts';
import { rangeColumn, rangeColumns, rangeNotes, rangeOf, yearsText } from './view-model-range.ts';

type RetentionReport = Report<RetentionResult>;

/** Of more segments than this only the name of the best model is shown, and the parameters with `--explain`. */
const mostInWords = 6;

/** Whether options ask for lifetimes that only a model has. */
export const areLifetimesAsked = (assumptions: RetentionReport['assumptions']): boolean =>
  ['horizon', 'discount', 'residual'].some((name) => assumptions[name] !== undefined);

/**
 * The best model of each segment: its parameters, the models that it was chosen over, and the lifetimes that it expects.
 * What options ask for is on the page, the rest are details.
 */
export function modelBlocks(report: RetentionReport): Block[] {
  const { result, assumptions } = report;
  const lines = segmentLines(result);
  const fitted = lines.filter(({ models }) => models.length > 0).length;
  if (fitted === 0) return [];
  const many = fitted > mostInWords + 1;
  const best: Block[] = [
    { kind: 'text', tone: 'plain', lines: ['', headline(result)] },
    {
      kind: 'fields',
      rows: lines.flatMap((line, i): [string, string][] => {
        const fit = bestOf(line);
        if (fit === undefined || (many && i < result.segments.length)) return [];
        return [[lineName(result, line) || 'Best', bestText(fit, line, result)]];
      }),
    },
    ...(many ? [allShown] : []),
  ];
  const lifetimes = lifetimeTables(report, many);
  const text = (...texts: readonly string[]): Block => ({
    kind: 'text',
    tone: 'plain',
    lines: texts,
  });
  return [
    ...(assumptions['model'] === undefined ? details('the models', best) : best),
    ...(areLifetimesAsked(assumptions) ? lifetimes : details('the models', lifetimes)),
    ...atTable(result),
    ...details('the models', [text(...rangeNotes(result))]),
    text(...withheldNotes(result), ...infinityNotes(result)),
  ];
}

/** The mean by the best model, or the range of it over several; none where no model was fitted. */
export function expectedColumn(result: RetentionResult): TableColumn<SegmentRetention>[] {
  if (!segmentLines(result).some(({ models }) => models.length > 0)) return [];
  return [
    rangeColumn('by models', (line) => {
      const range = rangeOf(line);
      if (range !== undefined) return range.meanYears;
      const best = bestOf(line);
      if (best === undefined || line.withheld) return undefined;
      return { low: best.meanYears, high: best.meanYears };
    }),
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
    ? `, the best by AIC${missing ? ' of those that the data determine' : ''}`
    : '';
  const every = /^\d/.test(period) ? period : `1${period}`;
  return `Models by maximum likelihood${chosen}; ± is a standard error, a period ${every}`;
}

/** What the best model expects, and the range over models beside it; below it, where both do not fit on a line. */
function lifetimeTables(report: RetentionReport, many: boolean): Table[] {
  const { result } = report;
  const models = nameColumn<SegmentRetention>('model', (line) => bestOf(line)?.model ?? unknown);
  const figures = lifetimeColumns(report, bestOf, 2, ({ withheld }: SegmentRetention) => withheld);
  const ranges = rangeColumns(report);
  const heading = 'Mean years by the best model (in brackets: share extrapolated beyond the data)';
  const [only] = ranges;
  if (only !== undefined && figures.length === 1) {
    const beside = segmentTable(
      result,
      [many && models, ...figures, { ...only, header: 'over several models' }],
      heading,
    );
    if (tableWidth(beside) <= mostColumns) return [beside];
  }
  return [
    segmentTable(result, [many && models, ...figures], heading),
    ...(only === undefined ? [] : [segmentTable(result, ranges, 'The same over several models')]),
  ];
}

/**
 * The lifetimes that a model expects, each with the share of it that lies beyond the data.
 *
 * @param isWithheld - whether a lifetime of the line that is missing is withheld, and not infinite
 */
function lifetimeColumns<L>(
  { result, assumptions }: RetentionReport,
  modelOf: (line: L) => FittedRetention | undefined,
  decimals: number,
  isWithheld: (line: L) => boolean,
): TableColumn<L>[] {
  const [sample] = [...result.segments, result.total].flatMap(({ models }) => models);
  const text = (name: string) => assumptions[name]?.text ?? '';
  const column = (
    header: string,
    lifetimeBy: (model: FittedRetention) => ExpectedLifetime | undefined,
  ): TableColumn<L> => {
    const lifetimeOf = (line: L) => {
      const model = modelOf(line);
      return model && lifetimeBy(model);
    };
    return {
      ...figureColumn(header, (line) => {
        const lifetime = lifetimeOf(line);
        return lifetime === undefined || (lifetime.years === null && isWithheld(line))
          ? unknown
          : lifetimeText(lifetime, decimals);
      }),
      figures: [
        { format: decimal(decimals), of: (line) => lifetimeOf(line)?.years },
        {
          name: 'extrapolated',
          format: percentage(0),
          of: (line) => lifetimeOf(line)?.extrapolatedShare,
        },
      ],
    };
  };
  return [
    column('mean y', ({ meanYears: years, extrapolatedShare }) => ({ years, extrapolatedShare })),
    ...(sample?.toHorizon === undefined
      ? []
      : [column(`to ${text('horizon')}`, ({ toHorizon }) => toHorizon)]),
    ...(sample?.discountedYears === undefined
      ? []
      : [
          column(
            `at ${text('discount')}`,
            ({ discountedYears: years = null, discountedExtrapolatedShare: share = null }) => ({
              years,
              extrapolatedShare: share,
            }),
          ),
        ]),
    ...(sample?.residual ?? []).map(({ period }, i) =>
      column(`in period ${period}`, ({ residual }) => residual?.[i]),
    ),
  ];
}

function lifetimeText({ years, extrapolatedShare }: ExpectedLifetime, decimals: number): string {
  const text = yearsText(years, decimals);
  return extrapolatedShare === null ? text : `${text} (${fixedPercent(extrapolatedShare, 0)})`;
}

/** Survival by the best model at the times of --at; a star where nobody was observed so long, and then the range. */
function atTable(result: RetentionResult): Table[] {
  const columns = (result.total.at ?? []).map(({ text }, i) =>
    figureColumn<SegmentRetention>(text, (line) => {
      const point = bestOf(line)?.at?.[i];
      const share = fixedPercent(point?.survival, 2);
      if (point?.extrapolated !== true || point.survival === null) return share;
      const range = rangeOf(line)?.at?.find(({ years }) => years === point.years);
      return `*${share}${range === undefined ? '' : ` (${pointsText(range)})`}`;
    }),
  );
  const ranges = segmentLines(result).some((line) => rangeOf(line)?.at !== undefined);
  const heading = `Share still active by the best model (* extrapolated beyond the data${ranges ? ': in brackets, over several models' : ''})`;
  return columns.length === 0
    ? []
    : [segmentTable(result, columns, heading, 'Share still active by model')];
}

/** The ends of a range of shares, in percent. */
const pointsText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  intervalText(low, high, (share) => numberText(100 * share, 1));

/** Why there are no figures of the best model. */
const withheldNotes = (result: RetentionResult): string[] =>
  segmentLines(result).some(({ withheld }) => withheld)
    ? [
        'Where no model fits, what it says of times beyond the data is left out; --model NAME shows it all the same.',
      ]
    : [];

function infinityNotes(result: RetentionResult): string[] {
  const bests = segmentLines(result).flatMap((line) => (line.withheld ? [] : (bestOf(line) ?? [])));
  const endless = bests.some(({ meanYears }) => meanYears === null);
  const bounded = bests.some(
    ({ toHorizon, discountedYears }) => toHorizon !== undefined || discountedYears !== undefined,
  );
  return endless && !bounded
    ? [
        'Infinite: in this model some customers practically never leave. Give --horizon or --discount.',
      ]
    : [];
}

/** Every model of every segment, the best first. */
export function allModelsBlocks(report: RetentionReport): Block[] {
  return segmentLines(report.result)
    .filter(({ models, unfitted }) => models.length + unfitted.length > 0)
    .flatMap((line) => modelTables(line, report));
}

function modelTables(line: SegmentRetention, report: RetentionReport): Block[] {
  const models = [...line.models].sort(byAic);
  const least = models[0]?.aic ?? 0;
  const name = lineName(report.result, line);
  const suffix = name === '' ? '' : ` – ${name}`;
  const modelColumn = nameColumn<FittedRetention>('model', ({ model }) => model);
  return [
    table(
      models,
      [
        modelColumn,
        numberColumn('log-likelihood', ({ logLikelihood }) => logLikelihood, 2),
        numberColumn('AIC', ({ aic }) => aic, 2),
        numberColumn('more', ({ aic }) => aic - least, 2),
        ...(report.result.total.at ?? []).map(({ text }, i) =>
          shareColumn<FittedRetention>(`S(${text})`, ({ at }) => at?.[i]?.survival, 2),
        ),
      ],
      { name: `Models${suffix}`, heading: `All models${name === '' ? '' : `: ${name}`}` },
    ),
    table(
      models,
      [
        modelColumn,
        ...lifetimeColumns(
          report,
          (model: FittedRetention) => model,
          4,
          () => line.withheld,
        ),
      ],
      { name: `Lifetimes${suffix}` },
    ),
    {
      kind: 'fields',
      rows: [
        ...models.map((model): [string, string] => [
          model.model,
          `${fineParametersText(model)}; ${fitText(model.fit, report.result.tenureUnit)}`,
        ]),
        ...line.unfitted.map(({ model, why }): [string, string] => [model, why]),
      ],
    },
  ];
}
