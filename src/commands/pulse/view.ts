import { type CentreLine, fewestForLimits } from '../../core/relationship/process-limits.ts';
import type { SignalRule } from '../../core/relationship/signals.ts';
import type { Report } from '../../core/report.ts';
import type { Document } from '../../render/document.ts';
import { sourceText } from '../shared/source-text.ts';
import { dayText } from './day-text.ts';
import type { IndicatorPulse, PulseResult } from './result.ts';
import { limitsTable, pointTables, signalsBlock, statusTable } from './view-tables.ts';

/** Which indicators may need attention, as a person sees it. No money: that is not what they tell. */
export function view(report: Report<PulseResult>): Document {
  const { result, sources } = report;
  const { indicators } = result;
  const calling = indicators.filter(({ status }) => status === 'may need attention').length;
  return {
    title: 'Status of the indicators',
    subtitle: `${calling} of ${indicators.length} may need attention`,
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ['Status', attentionText(result)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
        ],
      },
      statusTable(result),
      signalsBlock(result),
      limitsTable(result),
      ...pointTables(result),
      { kind: 'text', tone: 'plain', lines: ['', ...remarks(indicators)] },
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
  const better = result.indicators.some(({ goodNews }) => goodNews)
    ? '; "good news" if all such signals are for the better'
    : '';
  const fresh =
    since === null
      ? ''
      : `; ${newSignals === 1 ? '1 signal is' : `${newSignals} signals are`} new since then`;
  return `may need attention if a signal that is not for the better reaches into ${reach}${better}${fresh}`;
}

/** What to keep in mind; the last of it always. */
function remarks(indicators: readonly IndicatorPulse[]): string[] {
  const some = (test: (indicator: IndicatorPulse) => boolean) => indicators.some(test);
  const undirected = indicators.filter(({ good }) => good === null);
  return [
    ...(some(({ provisional }) => provisional === true)
      ? ['~ Limits of 6 to 16 points are provisional: a few more can still change them much.']
      : []),
    ...(some(({ status }) => status === 'too few points')
      ? [`Indicators with fewer than ${fewestForLimits} points have no limits and no signals.`]
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
