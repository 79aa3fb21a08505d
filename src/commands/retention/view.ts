import type { Report } from '../../core/report.ts';
import { mostCompared } from '../../core/survival/log-rank.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { logFields } from '../shared/orders/log-assumptions.ts';
import { sourceText } from '../shared/source-text.ts';
import type { RetentionOptions } from './options.ts';
import type { LogRank, RetentionResult } from './result.ts';
import { survivalChart } from './view-chart.ts';
import { allModelsBlocks, modelBlocks } from './view-models.ts';
import { stayBlocks } from './view-stays.ts';
import { curveTables, survivalBlocks } from './view-survival.ts';

type RetentionReport = Report<RetentionResult>;

/** How long customers stay, as a person sees it: what was observed first, then what models make of it. */
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
      ...stayBlocks(result),
      ...survivalBlocks(result, explain),
      ...logRankBlock(result),
      ...survivalChart(result),
      ...modelBlocks(report),
      ...(explain ? curveTables(result) : []),
      ...(explain || hasFewCohorts(result) ? allModelsBlocks(report, explain) : []),
    ],
  };
}

/** A table of one cohort or two is there for its models: they are shown side by side. */
const hasFewCohorts = ({ kind, segments }: RetentionResult): boolean =>
  kind === 'cohorts' && segments.length <= 2;

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
    ...(text('asOf') === undefined ? [] : [`as of ${text('asOf')}`]),
    ...(text('windowStart') === undefined ? [] : [`observed from ${text('windowStart')}`]),
    ...(text('cohortSize') === undefined ? [] : [`${text('cohortSize')} customers a cohort`]),
  ].join('; ');
}

/** A test for large samples: it says nothing of segments that are too small to say anything. */
function logRankBlock({ logRank, segments }: RetentionResult): Block[] {
  const sound = segments.filter(({ marked }) => marked === null);
  if (segments.length > mostCompared) {
    const many = `Differences between segments are not tested: there are more than ${mostCompared}.`;
    return [{ kind: 'text', tone: 'plain', lines: [many] }];
  }
  if (logRank === null || sound.length < 2) return [];
  return [{ kind: 'text', tone: 'plain', lines: [logRankSentence(logRank)] }];
}

/** What a probability of chance says, and what it does not. */
export function logRankSentence({ p, chiSquared, degreesOfFreedom }: LogRank): string {
  const statistic = `χ² ${numberText(chiSquared, 1)}, ${degreesOfFreedom} df`;
  const test = `Log-rank test: p ${p < 0.0001 ? '< 0.0001' : `= ${pText(p)}`} (${statistic}).`;
  const alike = 'If all segments were alike, chance alone would make them differ this much in';
  return p < 0.05
    ? `${test} ${alike} ${timesText(p)}. The test does not show why they differ.`
    : `${test} ${alike} ${timesText(p)}: these data show no difference, which does not prove that they are alike.`;
}

/** Two digits that count: 0.37, 0.0041. */
const pText = (p: number): string => numberText(p, p < 0.001 ? 5 : p < 0.01 ? 4 : p < 0.1 ? 3 : 2);

function timesText(p: number): string {
  if (p < 0.0001) return 'less than 1 of 10,000 such samples';
  const of = p < 0.001 ? 10_000 : p < 0.1 ? 1000 : 100;
  return `${numberText(p * of, 0)} of ${numberText(of, 0)} such samples`;
}
