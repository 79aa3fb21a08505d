import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { logFields } from '../orders/log-assumptions.ts';
import { sourceText } from '../segments/source-text.ts';
import { mostCompared } from './most-compared.ts';
import type { RetentionResult } from './result.ts';
import { allModelsBlocks } from './view-all-models.ts';
import { survivalChart } from './view-chart.ts';
import { curveTables } from './view-curves.ts';
import { logRankSentence } from './view-log-rank.ts';
import { modelBlocks } from './view-models.ts';
import { stayBlocks } from './view-stays.ts';
import { survivalBlocks } from './view-survival.ts';

type RetentionReport = Report<RetentionResult>;

/** How long customers stay, as a person sees it: what was observed first, then what models make of it. */
export function view(report: RetentionReport, { options }: Request): Document {
  const { result } = report;
  const explain = options['explain'] === true;
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
      : 'Kaplan–Meier, from those left of each cohort; within a row customers leave evenly',
    'intervals of 95 %',
    ...(text('draws') === undefined
      ? []
      : [
          `resampled: customers drawn anew ${numberText(Number(text('draws')), 0)} times (seed ${text('seed')})`,
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
    const many = `Whether segments stay alike is not tested: there are more than ${mostCompared}.`;
    return [{ kind: 'text', tone: 'plain', lines: [many] }];
  }
  if (logRank === null || sound.length < 2) return [];
  return [{ kind: 'text', tone: 'plain', lines: [logRankSentence(logRank)] }];
}
