import {
  type AnswerPeriod,
  type CombineWay,
  combineWays,
} from '../../core/relationship/combined-answers.ts';
import { type CentreLine, fewestForLimits } from '../../core/relationship/process-limits.ts';
import type { SignalRule } from '../../core/relationship/signals.ts';
import type { Report } from '../../core/report.ts';
import { type Document, details, type Text } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { sourceText } from '../shared/source-text.ts';
import { fewAnswers } from './indicator-pulse.ts';
import type { PulseOptions } from './options.ts';
import { processCharts } from './process-charts.ts';
import type { IndicatorPulse, PulseResult } from './result.ts';
import { goalBlocks } from './view-goals.ts';
import { dayText, limitsTable, pointTables, signalsBlock, statusTable } from './view-tables.ts';

/** Which indicators may need attention, as a person sees it. No money: that is not what they tell. */
export function view(
  report: Report<PulseResult>,
  { options, pictures }: Request<PulseOptions>,
): Document {
  const { result, sources } = report;
  const { indicators } = result;
  const [main, ...charts] = processCharts(result);
  const calling = indicators.filter(({ status }) => status === 'may need attention').length;
  return {
    title: 'Status of the indicators',
    subtitle: `${calling} of ${indicators.length} may need attention`,
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ...combinedTexts(report).map((text): [string, string] => ['Points', text]),
          ['Status', attentionText(result)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
        ],
      },
      ...details('the charts', main === undefined ? [] : [main]),
      statusTable(result),
      ...goalBlocks(result),
      signalsBlock(result, options.explain === true || pictures === 'all'),
      ...details('the charts', charts),
      ...details('the limits and each point', [
        limitsTable(result),
        ...limitRemarks(result),
        ...pointTables(result),
      ]),
      { kind: 'text', tone: 'plain', lines: ['', ...remarks(result)] },
    ],
  };
}

const ruleTexts: Readonly<Record<SignalRule, string>> = {
  'beyond-limits': 'beyond a limit',
  'run-of-8': '8 in a row on one side',
  'near-limit': '3 of 4 nearer a limit than the centre',
};

const widths: Readonly<Record<CentreLine, string>> = {
  mean: 'mean ± 2.66 × mean step',
  median: 'median ± 3.145 × median step',
};

function methodText({ result, assumptions }: Report<PulseResult>): string {
  const baseline = assumptions['baseline']?.text;
  const from = baseline === undefined ? 'all points' : `the baseline ${baselineText(baseline)}`;
  return [
    `process behaviour charts; limits ${widths[result.limits]}, of ${from}`,
    `signals: ${result.rules.map((rule) => ruleTexts[rule]).join(', ')}`,
  ].join('; ');
}

const baselineText = (text: string): string =>
  /^\d+$/.test(text) ? `of the first ${Number(text)} points` : text;

function attentionText(result: PulseResult): string {
  const { since, newSignals } = result;
  const reach = since === null ? 'the last 8 points' : `the points since ${dayText(since, result)}`;
  const fresh =
    since === null
      ? ''
      : `; ${newSignals === 1 ? '1 signal is' : `${newSignals} signals are`} new since then`;
  return `attention: a signal in ${reach} that is not for the better${fresh}`;
}

const periodReasons: Readonly<Record<AnswerPeriod, string>> = {
  day: 'because all are in one week',
  week: 'because all are in one month',
  month: 'because they are in several months',
};

const wayTexts: Readonly<Record<CombineWay, string>> = {
  mean: 'mean',
  count: 'count',
  nps: 'net promoter score, % of answers 9 and 10 minus % of 0 to 6',
};

/** How values are combined to points, and what says so; nothing where none are. */
function combinedTexts({ result, assumptions }: Report<PulseResult>): string[] {
  const every = combinedOf(result)[0]?.every;
  if (every === undefined) return [];
  const ways = combineWays.flatMap((way) => {
    const of = result.indicators.filter(({ combined }) => combined?.way === way);
    return of.length === 0 ? [] : [`${listText(of)}: ${wayTexts[way]}`];
  });
  const reason = assumptions['every']?.source === 'default' ? ` (${periodReasons[every]})` : '';
  return [`values combined by ${every}${reason}; ${ways.join('; ')}`];
}

type CombinedIndicator = { readonly indicator: string } & NonNullable<IndicatorPulse['combined']>;

const combinedOf = ({ indicators }: PulseResult): CombinedIndicator[] =>
  indicators.flatMap(({ indicator, combined }) =>
    combined === undefined ? [] : [{ indicator, ...combined }],
  );

/** What to know of points that combine several values. */
function combinedRemarks(result: PulseResult): string[] {
  const all = combinedOf(result);
  return [...all.flatMap(answerRemarks), ...partialRemarks(all)];
}

function answerRemarks(of: CombinedIndicator): string[] {
  const { indicator, every, periods, fewAnswers: few, emptyPeriods: empty } = of;
  const counted = (count: number) => `${numberText(count, 0)} ${every}${count === 1 ? '' : 's'}`;
  return [
    ...(few > 0
      ? [
          `"${indicator}": ${few} of ${counted(periods.length)} with fewer than ${fewAnswers} answers: such points vary much at random.`,
        ]
      : []),
    ...(empty > 0
      ? [`"${indicator}": ${counted(empty)} in between without values, and without a point.`]
      : []),
  ];
}

/** The first period is the same for all that the beginning of the files cuts short, and so is the last. */
function partialRemarks(all: readonly CombinedIndicator[]): string[] {
  const early = all.find(({ firstPartial }) => firstPartial);
  const late = all.find(({ lastPartial }) => lastPartial);
  const lacks = ({ every, periods }: CombinedIndicator, place: 0 | -1) => {
    const start = periods.at(place)?.date ?? '';
    return `${every === 'week' ? `The week from ${start}` : start.slice(0, 7)} may lack values`;
  };
  return [
    ...(early === undefined ? [] : [`${lacks(early, 0)}: the files begin on ${early.filesBegin}.`]),
    ...(late === undefined ? [] : [`${lacks(late, -1)}: the files end on ${late.filesEnd}.`]),
  ];
}

/** Why some have no limits. */
const limitRemarks = ({ counts }: PulseResult): Text[] =>
  counts.tooFew === 0
    ? []
    : [
        {
          kind: 'text',
          tone: 'plain',
          lines: [
            `Indicators with fewer than ${fewestForLimits} points have no limits and no signals.`,
          ],
        },
      ];

/** What to keep in mind; the last of it always. */
function remarks(result: PulseResult): string[] {
  const { indicators } = result;
  const some = (test: (indicator: IndicatorPulse) => boolean) => indicators.some(test);
  const undirected = indicators.filter(({ good }) => good === null);
  return [
    ...combinedRemarks(result),
    ...(some(({ provisional }) => provisional === true)
      ? ['~ Limits of 6 to 16 points are provisional: a few more can still change them much.']
      : []),
    ...(undirected.length > 0
      ? [
          `The good direction of ${listText(undirected)} is not known: give it with --good "${undirected[0]?.indicator}=up".`,
        ]
      : []),
    'Indicators show where to look, not what it is worth.',
  ];
}

const mostNamed = 3;

function listText(indicators: readonly IndicatorPulse[]): string {
  const named = indicators.slice(0, mostNamed).map(({ indicator }) => `"${indicator}"`);
  const more = indicators.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}
