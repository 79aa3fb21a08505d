import type { Report } from '../../core/report.ts';
import { fewestCustomers, fewestEnded } from '../../core/survival/evidence.ts';
import { mostCompared } from '../../core/survival/log-rank.ts';
import { type Block, type Document, details, type Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { logFields } from '../shared/orders/log-assumptions.ts';
import { pText } from '../shared/p-text.ts';
import { asOfTexts } from '../shared/reading/as-of.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  countColumn,
  decimal,
  decimalText,
  figureColumn,
  intervalColumn,
  lineName,
  numberColumn,
  onlyWhere,
  segmentLines,
  segmentTable,
  type TableColumn,
  valueColumn,
  whole,
  withFigures,
} from '../shared/table.ts';
import { tenureTexts } from '../shared/tenure-rounding.ts';
import type { RetentionOptions } from './options.ts';
import type { LogRank, RetentionResult, SegmentRetention } from './result.ts';
import { survivalChart } from './survival-picture.ts';
import { threeDigits } from './three-digits.ts';
import { durationWithin } from './useful-times.ts';
import { allModelsBlocks, areLifetimesAsked, expectedColumn, modelBlocks } from './view-models.ts';
import { curveTables, survivalBlocks } from './view-survival.ts';

type RetentionReport = Report<RetentionResult>;

/** The document of a result: what was observed first, then what the models expect. */
export function view(report: RetentionReport, { options }: Request<RetentionOptions>): Document {
  const { result } = report;
  const explain = options.explain === true;
  return {
    title: 'How long these customers stay',
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ...report.sources.map((source): [string, string] => ['File', sourceText(source)]),
          ...logFields(report.assumptions),
        ],
      },
      ...details('the survival curves', survivalChart(result)),
      ...stayBlocks(report),
      ...survivalOnPage(result, explain),
      ...details('the test of the segments', logRankBlock(result)),
      ...modelBlocks(report),
      ...(explain ? curveTables(result) : []),
      ...details('the models', allModelsBlocks(report)),
    ],
  };
}

function methodText({ result, assumptions }: RetentionReport): string {
  const text = (name: string) => assumptions[name]?.text;
  return [
    result.kind === 'customers'
      ? 'Kaplan–Meier: active customers count for as long as they have stayed'
      : 'Kaplan–Meier, from the customers left in each cohort; between rows customers leave evenly',
    'intervals of 95 %',
    ...(text('draws') === undefined
      ? []
      : [
          `${numberText(Number(text('draws')), 0)} bootstrap resamples of the customers (seed ${text('seed')})`,
        ]),
    ...(text('horizon') === undefined ? [] : [`horizon ${text('horizon')}`]),
    ...tenureTexts(assumptions),
    ...asOfTexts(assumptions),
    ...(text('windowStart') === undefined ? [] : [`observed from ${text('windowStart')}`]),
    ...(text('cohortSize') === undefined ? [] : [`${text('cohortSize')} customers a cohort`]),
  ].join('; ');
}

/** The log-rank test, where at least two segments are large enough for it. */
function logRankBlock({ logRank, segments }: RetentionResult): Block[] {
  const sound = segments.filter(({ marked }) => marked === null);
  if (segments.length > mostCompared) {
    const many = `Differences between segments are not tested: there are more than ${mostCompared}.`;
    return [{ kind: 'text', tone: 'plain', lines: [many] }];
  }
  if (logRank === null || sound.length < 2) return [];
  return [{ kind: 'text', tone: 'plain', lines: [logRankSentence(logRank)] }];
}

/** What the p-value means, and what it does not. */
export function logRankSentence({ p, chiSquared, degreesOfFreedom }: LogRank): string {
  const statistic = `χ² ${numberText(chiSquared, 1)}, ${degreesOfFreedom} df`;
  const test = `Log-rank test: ${pText(p)} (${statistic}).`;
  const alike = 'If all segments were alike, chance alone would make them differ this much in';
  return p < 0.05
    ? `${test} ${alike} ${timesText(p)}. The test does not show why they differ.`
    : `${test} ${alike} ${timesText(p)}: these data show no difference, which does not prove that they are alike.`;
}

function timesText(p: number): string {
  if (p < 0.0001) return 'less than 1 of 10,000 such samples';
  const of = p < 0.001 ? 10_000 : p < 0.1 ? 1000 : 100;
  return `${numberText(p * of, 0)} of ${numberText(of, 0)} such samples`;
}

/** A page has a screen of lines: with more segments than these, some of its tables are details. */
const [mostWithSurvival, mostWithRates] = [3, 6];

/** The share still active; of many segments a detail, unless options name the times. */
function survivalOnPage(result: RetentionResult, explain: boolean): Block[] {
  const blocks = survivalBlocks(result, explain);
  return result.segments.length <= mostWithSurvival || result.total.at !== undefined
    ? blocks
    : details('the share still active', blocks);
}

/** Two tables by segment: how many ended and how fast, and how long customers stay. */
function stayBlocks(report: RetentionReport): Block[] {
  const { result } = report;
  const { segments } = result;
  const rates = rateTable(result);
  return [
    ...(segments.length <= mostWithRates ? [rates] : details('the rates of leaving', [rates])),
    { kind: 'text', tone: 'notice', lines: markedNotes(result) },
    ...([...result.segments, result.total].some(isSound)
      ? [
          meanTable(report),
          { kind: 'text' as const, tone: 'plain' as const, lines: meanNotes(result) },
          ...details('means by revenue', revenueTable(result)),
        ]
      : []),
  ];
}

/** Whether a segment is large enough for estimates. */
const isSound = ({ marked }: SegmentRetention): boolean => marked === null;

const rateTable = (result: RetentionResult): Table =>
  segmentTable(
    result,
    [
      countColumn('customers', ({ customers }) => customers),
      countColumn('ended', ({ ended }) => ended),
      numberColumn('exposure y', ({ exposureYears }) => exposureYears, 1),
      rateColumn,
      rateIntervalColumn,
    ],
    'How many ended, and the constant rate of leaving: ended ÷ exposure',
  );

/** That nobody ended, and the bound, hold however few customers there are. */
const rateOf = ({ exponential, marked, ended }: SegmentRetention) =>
  ended === 0 || marked === null ? exponential : null;

/** Three digits of small rates are so many decimals. */
const rateFormat = decimal(4);

const rateColumn = valueColumn<SegmentRetention>(
  'rate a year',
  (line) => rateOf(line)?.rate,
  rateFormat,
  (rate, { ended }) => (ended === 0 ? '0' : threeDigits(rate)),
);

const rateInterval = intervalColumn<SegmentRetention>(
  'interval',
  (line) => {
    const { rateLow: low, rateHigh: high } = rateOf(line) ?? {};
    return { low, high };
  },
  rateFormat,
  threeDigits,
);
const rateIntervalColumn: TableColumn<SegmentRetention> = {
  ...rateInterval,
  texts: (lines) =>
    rateInterval.texts(lines).map((text, i) => {
      const { ended = 1, exponential = null } = lines[i] ?? {};
      return ended === 0 && exponential !== null
        ? `at most ${threeDigits(exponential.rateHigh)}`
        : text;
    }),
};

/** The segments without estimates, and why they have none. */
function markedNotes(result: RetentionResult): string[] {
  const marked = segmentLines(result).flatMap((line) => {
    const why = shortage(line);
    const name = lineName(result, line);
    return why === '' ? [] : [name === '' ? why : `${name} (${why})`];
  });
  if (marked.length === 0) return [];
  const takes = `at least ${fewestCustomers} customers are needed, ${fewestEnded} of them ended`;
  return [`Too few to estimate how long they stay: ${marked.join('; ')}; ${takes}.`];
}

function shortage({ marked, customers, ended }: SegmentRetention): string {
  switch (marked) {
    case null:
      return '';
    case 'few-customers':
      return `${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;
    case 'few-ended':
      return ended === 0 ? 'nobody has ended' : `${whole(ended)} ended`;
  }
}

function meanTable(report: RetentionReport): Table {
  const { result } = report;
  const { restrictedMean } = result.total;
  const sound = (column: TableColumn<SegmentRetention>) => onlyWhere(isSound, column);
  const years = decimal(2);
  const median = ({ medianYears }: SegmentRetention) => medianYears;
  return segmentTable(
    result,
    [
      sound(numberColumn('up to y', (line) => line.restrictedMean.horizon, 2)),
      sound(numberColumn('mean y', (line) => line.restrictedMean.years, 2)),
      sound(intervalColumn('interval', (line) => line.restrictedMean, years, two)),
      restrictedMean.bootstrap !== undefined &&
        sound(intervalColumn('resampled', (line) => line.restrictedMean.bootstrap, years, two)),
      sound(
        withFigures(
          figureColumn('median y', (line) => {
            const value = median(line);
            return value === null ? 'not reached' : two(value);
          }),
          years,
          median,
        ),
      ),
      ...(areLifetimesAsked(report.assumptions) ? [] : expectedColumn(result)),
    ],
    areLifetimesAsked(report.assumptions)
      ? 'How long they stay: means count up to the end of the data, or to the horizon'
      : 'How long they stay: means up to the end of the data; by models, beyond it too',
  );
}

/** The same mean, with each customer weighted by spend a year. */
const revenueTable = (result: RetentionResult): Table[] =>
  result.total.revenue === null
    ? []
    : [
        segmentTable(
          result,
          [
            onlyWhere(
              isSound,
              numberColumn('mean y', ({ revenue }) => revenue?.restrictedMeanYears, 2),
            ),
          ],
          'By revenue: the mean with each customer weighted by spend a year',
        ),
      ];

const two = (value: number): string => decimalText(value, 2);

function meanNotes(result: RetentionResult): string[] {
  const horizons = result.segments.filter(isSound).map((line) => line.restrictedMean.horizon);
  const least = Math.min(...horizons);
  const differ = new Set(horizons.map(two)).size > 1;
  return [
    ...(differ
      ? [
          `Means up to different times are not comparable; --horizon ${durationWithin(least)} gives all the same end.`,
        ]
      : []),
    ...lateEntryNotes(result),
  ];
}

/** A shorter tenure, in years, prints as 0.00. */
const leastTenure = 0.005;

/**
 * What a curve does not show where observation begins late (`--window-start`): tenures at which nobody was
 * observed, and everything after the few customers observed so early have all ended.
 */
function lateEntryNotes(result: RetentionResult): string[] {
  const sound = segmentLines(result).filter(isSound);
  const tenures = (years: (line: SegmentRetention) => number | null): string =>
    sound
      .flatMap((line) => {
        const known = years(line);
        const name = lineName(result, line);
        return known === null ? [] : [`${two(known)} y${name === '' ? '' : ` (${name})`}`];
      })
      .join(', ');
  const begin = tenures(({ observedFromYears }) =>
    observedFromYears < leastTenure ? null : observedFromYears,
  );
  const gaps = tenures(({ observedFromYears, unseenYears, allEndedYears }) => {
    const between = unseenYears - observedFromYears;
    return allEndedYears !== null || between < leastTenure ? null : between;
  });
  const end = tenures(({ allEndedYears }) => allEndedYears);
  return [
    ...(begin === ''
      ? []
      : [
          `Nobody is observed before a tenure of ${begin}: survival, means and medians are of customers who stayed that long, and include that time in full.`,
        ]),
    ...(gaps === ''
      ? []
      : [`Nobody is observed in ${gaps} of tenure: survival continues there as if nobody left.`]),
    ...(end === ''
      ? []
      : [
          `Survival is 0 from ${end} on, because the few customers observed so early had all ended by then. Customers observed later do not affect survival, means and medians; they count in the rate and in models.`,
        ]),
  ];
}
