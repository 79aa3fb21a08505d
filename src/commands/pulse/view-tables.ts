import type { SignalRule } from '../../core/relationship/signals.ts';
import type { Block, Table } from '../../render/document.ts';
import { figureColumn, nameColumn, table, wordColumn } from '../shared/table.ts';
import { dayText } from './day-text.ts';
import { limitText, valueText } from './figure-text.ts';
import type { IndicatorPoint, IndicatorPulse, IndicatorSignal, PulseResult } from './result.ts';
import { sparkline } from './sparkline.ts';

/** An indicator, or the name of a group above its indicators. */
interface IndicatorLine {
  readonly name: string;
  readonly indicator?: IndicatorPulse;
}

/** A line for each group above its indicators, where there are several groups. */
function inGroups(indicators: readonly IndicatorPulse[]): IndicatorLine[] {
  const several = indicators.some(({ group }) => group !== indicators[0]?.group);
  return indicators.flatMap((indicator, i): IndicatorLine[] => {
    const line = { name: `${several ? '  ' : ''}${indicator.indicator}`, indicator };
    if (!several || indicators[i - 1]?.group === indicator.group) return [line];
    return [{ name: indicator.group }, line];
  });
}

const indicatorName = nameColumn<IndicatorLine>('', ({ name }) => name);

/** The text of an indicator; a group has none. */
const ofIndicator =
  (text: (indicator: IndicatorPulse) => string) =>
  ({ indicator }: IndicatorLine): string =>
    indicator === undefined ? '' : text(indicator);

/** Each indicator with its latest values, and whether it may need attention. */
export const statusTable = ({ indicators }: PulseResult): Table =>
  table(
    inGroups(indicators),
    [
      indicatorName,
      wordColumn(
        'Last points',
        ofIndicator(({ recent }) => sparkline(recent)),
      ),
      figureColumn(
        'Latest',
        ofIndicator((indicator) => valueText(indicator.latest, indicator)),
      ),
      wordColumn('Status', ofIndicator(statusText)),
    ],
    { heading: 'Indicators' },
  );

/** The status; "steady" alone would hide that something has changed for the better. */
const statusText = ({ status, goodNews }: IndicatorPulse): string =>
  goodNews ? `${status}, good news` : status;

/** Between which lines each of them moves by chance. */
export function limitsTable(result: PulseResult): Table {
  const { indicators } = result;
  const untilText = ({ baseline, last }: IndicatorPulse) =>
    dayText(baseline === null ? last : (baseline.to ?? ''), result);
  const untils = indicators.map(untilText);
  const [until = ''] = untils;
  // A column of one day for all would take the room of the names.
  const alike = until !== '' && untils.every((each) => each === until);
  const limit = (name: 'centre' | 'lower' | 'upper') =>
    ofIndicator((indicator) => limitText(indicator[name], indicator));
  return table(
    inGroups(indicators),
    [
      indicatorName,
      figureColumn(
        'Points',
        ofIndicator(({ baseline, points }) => String(baseline?.points ?? points)),
      ),
      !alike && wordColumn('Until', ofIndicator(untilText)),
      figureColumn('Centre', limit('centre')),
      figureColumn('Lower', limit('lower')),
      figureColumn('Upper', limit('upper')),
      wordColumn(
        '',
        ofIndicator(({ provisional }) => (provisional === true ? '~' : '')),
      ),
    ],
    { heading: `Limits of random variation${alike ? `, by the points until ${until}` : ''}` },
  );
}

const inWords: Readonly<Record<SignalRule, Readonly<Record<IndicatorSignal['side'], string>>>> = {
  'beyond-limits': { above: 'above the upper limit', below: 'below the lower limit' },
  'run-of-8': { above: '8 in a row above centre', below: '8 in a row below centre' },
  'near-limit': { above: '3 of 4 near upper limit', below: '3 of 4 near lower limit' },
};

/** What a signal is, as a person reads it. */
const signalText = ({ rule, side }: IndicatorSignal): string => inWords[rule][side];

/** Older signals are told with `--explain`. */
const mostShown = 20;

/** The signals, the latest first, with the day on which each fired and the day on which it began. */
export function signalsBlock(result: PulseResult): Block {
  const { indicators, since } = result;
  const all = indicators.flatMap((indicator) =>
    indicator.signals.map((signal) => ({ indicator, signal })),
  );
  if (all.length === 0) return noSignals(indicators);
  const latestFirst = [...all].sort((a, b) =>
    a.signal.date < b.signal.date ? 1 : a.signal.date > b.signal.date ? -1 : 0,
  );
  const explained = indicators.some(({ series }) => series !== undefined);
  const shown = explained ? latestFirst : latestFirst.slice(0, mostShown);
  const omitted = all.length > shown.length ? `, the latest ${mostShown} of ${all.length}` : '';
  return table(
    shown,
    [
      wordColumn('Fired', ({ signal }) => dayText(signal.date, result)),
      nameColumn('', ({ indicator }) => indicator.indicator),
      wordColumn('What', ({ signal }) => signalText(signal)),
      wordColumn('Since', ({ signal }) => dayText(signal.from, result)),
      wordColumn('', ({ signal }) => newsText(signal)),
      since !== null && wordColumn('', ({ signal }) => (signal.new === true ? 'new' : '')),
    ],
    { heading: `Signals${omitted}` },
  );
}

function newsText({ favourable }: IndicatorSignal): string {
  if (favourable === null) return 'a change';
  return favourable ? 'better' : 'worse';
}

function noSignals(indicators: readonly IndicatorPulse[]): Block {
  const judged = indicators.some(({ status }) => status !== 'too few points');
  const line = judged
    ? 'No signals: all changes are within random variation.'
    : 'There are too few points for signals.';
  return { kind: 'text', tone: 'plain', lines: ['', line] };
}

/** With `--explain`: every point of every indicator, its step, and the signals that fire on it. */
export const pointTables = (result: PulseResult): Table[] =>
  result.indicators.flatMap((indicator) =>
    indicator.series === undefined ? [] : [pointTable(indicator, indicator.series, result)],
  );

function pointTable(
  indicator: IndicatorPulse,
  series: readonly IndicatorPoint[],
  result: PulseResult,
): Table {
  const fired = new Map<string, string[]>();
  for (const signal of indicator.signals)
    fired.set(signal.date, [...(fired.get(signal.date) ?? []), signalText(signal)]);
  return table(
    series,
    [
      wordColumn('Date', ({ date }) => dayText(date, result)),
      figureColumn('Value', ({ value }) => valueText(value, indicator)),
      figureColumn('Step', ({ movingRange }) =>
        movingRange === null ? '' : valueText(movingRange, indicator),
      ),
      wordColumn('', ({ date }) => (fired.get(date) ?? []).join('; ')),
    ],
    { heading: `${indicator.indicator}: ${stepsText(indicator)}` },
  );
}

function stepsText(indicator: IndicatorPulse): string {
  if (indicator.rangeLimit === null) return 'too few points for limits';
  const usual = limitText(indicator.movingRange, indicator);
  return `usual step ${usual}; one beyond ${limitText(indicator.rangeLimit, indicator)} is more than chance`;
}
