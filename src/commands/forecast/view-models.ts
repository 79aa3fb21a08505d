import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText, shortNumber } from '../../render/number-text.ts';
import {
  countColumn,
  moneyColumn,
  nameColumn,
  numberColumn,
  segmentName,
  table,
  valueName,
  whole,
} from '../shared/table.ts';
import type { FittedSegment, ForecastResult, ModelResult } from './result.ts';
import { modelTitles } from './view-choice.ts';
import { isSound } from './view-too-few.ts';

type ForecastReport = Report<ForecastResult>;

/** Every model that was fitted, and the parameters of the one that makes the forecast. */
export function modelBlocks({ result }: ForecastReport): Block[] {
  const { models = [], model } = result;
  if (models.length === 0) return [];
  const best = [...models].sort((a, b) => a.aic - b.aic);
  const least = best[0]?.aic ?? 0;
  return [
    table(
      best,
      [
        nameColumn('model', (each) => modelTitles[each.model]),
        numberColumn('log-likelihood', ({ logLikelihood }) => logLikelihood, 2),
        numberColumn('AIC', ({ aic }) => aic, 2),
        numberColumn('above the least', ({ aic }) => aic - least, 2),
        nameColumn('', (each) => (each.model === model ? 'used' : statusWords[each.status])),
      ],
      {
        heading:
          models.length === 1 ? 'Models' : 'Models, fitted to the whole log: the least AIC is used',
      },
    ),
    { kind: 'fields', rows: [...parametersOf(result), ...spendOf(result)] },
  ];
}

const statusWords: Readonly<Record<ModelResult['status'], string>> = {
  converged: '',
  'no-dropout': 'no dropout visible',
  flat: 'many parameters fit equally',
};

function parametersOf(result: ForecastResult) {
  const { parameters, standardErrors, models = [], model, unit, calendar, effect } = result;
  if (parameters == null) return [];
  const units = calendar?.estimate == null ? `${unit}s` : `ordinary ${unit}s`;
  const used = models.find((each) => each.model === model);
  const whose = effect === undefined ? '' : ` of ${effect.column} ${valueName(effect.reference)}`;
  const rate =
    used === undefined
      ? ''
      : `; ${shortNumber(used.purchasesPerYear)} purchases a year on average${whose}`;
  const alike = (parameters['r'] ?? 0) > oneRate;
  const text = alike
    ? `all customers buy at one rate${rate}`
    : `${withErrors(parameters, standardErrors ?? null)} in ${units}${rate}`;
  return [['Purchases', text] as const];
}

/** Rates of a gamma law of such a shape differ by less than a tenth of a percent. */
const oneRate = 1e6;

function spendOf({ spend }: ForecastResult) {
  if (spend === undefined) return [];
  const { model, parameters, standardErrors, customers, mean, correlation } = spend;
  const related =
    correlation === null ? '' : `; correlation with purchases ${numberText(correlation, 2)}`;
  const text =
    model === 'gamma-gamma' && parameters !== null
      ? `Gamma-Gamma of ${whole(customers)} customers: ${withErrors(parameters, standardErrors)}`
      : `the mean of ${customers === 0 ? 'all purchases' : whole(customers)}${customers === 0 ? '' : customers === 1 ? ' customer' : ' customers'}`;
  return [['Spend', `${text}; ${numberText(mean, 2)} a purchase on average${related}`] as const];
}

/** Three significant digits of a small number. */
const digits = (value: number): string =>
  value >= 1 ? shortNumber(value) : String(Number(value.toPrecision(3)));

/** "r 0.243 ± 0.0126, alpha 4.41 ± 0.378". */
function withErrors(
  parameters: Readonly<Record<string, number>>,
  errors: Readonly<Record<string, number>> | null,
): string {
  return Object.entries(parameters)
    .map(([name, value]) => {
      const error = errors?.[name];
      return `${name} ${digits(value)}${error === undefined ? '' : ` ± ${digits(error)}`}`;
    })
    .join(', ');
}

/** The fit of each segment, and whether that is better than one pooled fit. */
export function segmentFitBlocks({ result, assumptions }: ForecastReport): Block[] {
  const { apart, segments, unit } = result;
  if (apart === undefined) return [];
  const fits = segments
    .filter(isSound)
    .flatMap(({ segment, fitted }): SegmentFit[] =>
      fitted === undefined ? [] : [{ segment, fitted }],
    );
  const headers = Object.keys(fits[0]?.segment ?? {});
  const tested = fits.some(({ fitted }) => fitted.holdout !== null);
  const name = ({ segment }: SegmentFit, header: string) => valueName(segment[header] ?? '');
  return [
    table(
      fits,
      [
        ...headers.map((header) => nameColumn<SegmentFit>(header, (fit) => name(fit, header))),
        nameColumn('model', ({ fitted }) => modelTitles[fitted.model]),
        numberColumn('AIC', ({ fitted }) => fitted.aic, 2),
        moneyColumn('spend', ({ fitted }) => fitted.spend.mean),
        moneyColumn('new', ({ fitted }) => fitted.newCustomer.value),
        tested && countColumn('forecast', ({ fitted }) => fitted.holdout?.predicted),
        tested && countColumn('actual', ({ fitted }) => fitted.holdout?.actual),
      ],
      {
        heading: `Fitted by segment: spend of a purchase, value of a new customer within ${assumptions['horizon']?.text ?? ''}${tested ? ', and purchases in the holdout' : ''}`,
      },
    ),
    {
      kind: 'fields',
      rows: fits.flatMap(({ segment, fitted: { parameters, standardErrors } }) =>
        parameters === null
          ? []
          : [
              [
                segmentName(segment),
                `${withErrors(parameters, standardErrors)} in ${unit}s`,
              ] as const,
            ],
      ),
    },
    { kind: 'text', tone: 'plain', lines: [poolingFigures(apart)] },
  ];
}

interface SegmentFit {
  readonly segment: Readonly<Record<string, string>>;
  readonly fitted: FittedSegment;
}

/** That each segment has its model, and whether segments differ. */
export const segmentFitsText = ({ apart, segments }: ForecastResult, horizon: string): string =>
  `one for each of ${whole(segments.length)} segments${apart?.verdict === 'no more than chance' ? ', although they differ by no more than chance' : ''}; ${horizon} ahead`;

type Pooling = NonNullable<ForecastResult['apart']>;

/** Whether the fits of the segments are better than one pooled fit; nothing without them. */
export const poolingBlocks = ({ apart }: ForecastResult): Block[] =>
  apart === undefined ? [] : [{ kind: 'text', tone: 'plain', lines: [poolingText(apart)] }];

function poolingText(pooling: Pooling): string {
  switch (pooling.verdict) {
    case 'differ':
      return 'The segments differ: a fit of each is better than one pooled fit.';
    case 'no more than chance':
      return 'The segments differ by no more than chance: one pooled fit is more certain (--fit together).';
    case 'unknown':
      return 'No model could be fitted to every segment, so whether they differ is unknown.';
  }
}

/** The AIC behind it; an empty line where there is none. */
function poolingFigures({ model, aicTogether, aicApart }: Pooling): string {
  if (model === null || aicTogether === null || aicApart === null) return '';
  return `${modelTitles[model]} has an AIC of ${numberText(aicApart, 2)} by segment, ${numberText(aicTogether, 2)} pooled.`;
}
