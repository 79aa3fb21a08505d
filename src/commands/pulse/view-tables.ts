import type { AnswerPeriod } from '../../core/relationship/combined-answers.ts';
import type { SignalRule } from '../../core/relationship/signals.ts';
import type { Block, Table } from '../../render/document.ts';
import { numberText, shortNumber } from '../../render/number-text.ts';
import {
  countColumn,
  dayColumn,
  decimal,
  figureColumn,
  nameColumn,
  percentage,
  type TableColumn,
  table,
  valueColumn,
  wordColumn,
} from '../shared/table.ts';
import type {
  IndicatorPeriod,
  IndicatorPoint,
  IndicatorPulse,
  IndicatorSignal,
  PulseResult,
} from './result.ts';

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
      indicatorColumn(
        'Latest',
        ({ indicator }) => indicator && { value: indicator.latest, indicator },
        valueText,
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
  const limit = (header: string, name: 'centre' | 'lower' | 'upper') =>
    indicatorColumn<IndicatorLine>(
      header,
      ({ indicator }) => indicator && { value: indicator[name], indicator },
      limitText,
    );
  return table(
    inGroups(indicators),
    [
      indicatorName,
      valueColumn(
        'Points',
        ({ indicator }) => indicator && (indicator.baseline?.points ?? indicator.points),
        decimal(0),
        String,
        '',
      ),
      !alike && dayColumn('Until', ({ indicator }) => indicator && untilText(indicator), ''),
      limit('Centre', 'centre'),
      limit('Lower', 'lower'),
      limit('Upper', 'upper'),
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
const mostShown = 4;

/** The signals, the latest first, with the day on which each fired and the day on which it began. */
export function signalsBlock(result: PulseResult, all: boolean): Block {
  const { indicators, since } = result;
  const found = indicators.flatMap((indicator) =>
    indicator.signals.map((signal) => ({ indicator, signal })),
  );
  if (found.length === 0) return noSignals(indicators);
  const latestFirst = [...found].sort((a, b) =>
    a.signal.date < b.signal.date ? 1 : a.signal.date > b.signal.date ? -1 : 0,
  );
  const shown = all ? latestFirst : latestFirst.slice(0, mostShown);
  const omitted = found.length > shown.length ? `, the latest ${mostShown} of ${found.length}` : '';
  return table(
    shown,
    [
      dayColumn('Fired', ({ signal }) => dayText(signal.date, result)),
      nameColumn('', ({ indicator }) => indicator.indicator),
      wordColumn('What', ({ signal }) => signalText(signal)),
      dayColumn('Since', ({ signal }) => dayText(signal.from, result)),
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
  const hasStatus = indicators.some(({ status }) => status !== 'too few points');
  const line = hasStatus
    ? 'No signals: all changes are within random variation.'
    : 'There are too few points for signals.';
  return { kind: 'text', tone: 'plain', lines: ['', line] };
}

/** A point: what it combines, and with `--explain` the step to it. */
interface PointLine extends Pick<IndicatorPoint, 'date' | 'value'> {
  readonly movingRange?: number | null;
  readonly period?: IndicatorPeriod;
}

/** Every point of every indicator, and what it combines. */
export const pointTables = (result: PulseResult): Table[] =>
  result.indicators.flatMap((indicator) => {
    const periods = indicator.combined?.periods;
    const lines = indicator.series?.map((point, i): PointLine => {
      const period = periods?.[i];
      return period === undefined ? point : { ...point, period };
    });
    return lines === undefined ? [] : [pointTable(indicator, lines, result)];
  });

const periodHeads = { day: 'Day', week: 'Week from', month: 'Month' } as const;
const valueHeads = { mean: 'Mean', count: 'Count', nps: 'NPS' } as const;

function pointTable(
  indicator: IndicatorPulse,
  lines: readonly PointLine[],
  result: PulseResult,
): Table {
  const { combined } = indicator;
  const fired = new Map<string, string[]>();
  for (const signal of indicator.signals)
    fired.set(signal.date, [...(fired.get(signal.date) ?? []), signalText(signal)]);
  const count = (head: string, name: 'answers' | 'promoters' | 'passives' | 'detractors') =>
    countColumn<PointLine>(head, ({ period }) => period?.[name] ?? 0);
  const isNps = combined?.way === 'nps';
  return table(
    lines,
    [
      combined === undefined
        ? dayColumn('Date', ({ date }) => dayText(date, result))
        : dayColumn(periodHeads[combined.every], ({ date }) => periodText(date, combined.every)),
      combined !== undefined &&
        combined.way !== 'count' &&
        count(isNps ? 'Answers' : 'Values', 'answers'),
      isNps && count('Promoters', 'promoters'),
      isNps && count('Passives', 'passives'),
      isNps && count('Detractors', 'detractors'),
      indicatorColumn(
        combined === undefined ? 'Value' : valueHeads[combined.way],
        ({ value }) => ({ value, indicator }),
        valueText,
      ),
      indicatorColumn('Step', ({ movingRange }) => ({ value: movingRange, indicator }), stepText),
      wordColumn('', ({ date }) => (fired.get(date) ?? []).join('; ')),
    ],
    {
      name: `Steps – ${indicator.indicator}`,
      heading: `${indicator.indicator}: ${stepsText(indicator)}`,
    },
  );
}

function stepsText(indicator: IndicatorPulse): string {
  if (indicator.rangeLimit === null) return 'too few points for limits';
  const usual = limitText(indicator.movingRange, indicator);
  return `usual step ${usual}; one beyond ${limitText(indicator.rangeLimit, indicator)} is more than chance`;
}

/** A figure in the unit of its indicator. */
interface OfIndicator {
  readonly value: number | null | undefined;
  readonly indicator: IndicatorPulse;
}

/** Figures as their indicators write them; nothing where there is none. */
export const indicatorColumn = <L>(
  header: string,
  of: (line: L) => OfIndicator | undefined,
  text: (value: number, indicator: IndicatorPulse) => string,
): TableColumn<L> => {
  const textOf = (line: L) => {
    const { value, indicator } = of(line) ?? {};
    return value == null || indicator === undefined ? '' : text(value, indicator);
  };
  return {
    ...figureColumn(header, textOf),
    figures: [
      {
        format: (line) => {
          const { indicator } = of(line) ?? {};
          const decimals = indicator === undefined ? 0 : shownDecimals(indicator);
          return indicator?.unit === '%' ? percentage(decimals) : decimal(decimals);
        },
        of: (line) => {
          const { value, indicator } = of(line) ?? {};
          return value != null && indicator?.unit === '%' ? value / 100 : value;
        },
      },
    ],
  };
};

const mostDecimals = 6;

/** As many as one of its figures may have. */
const shownDecimals = (indicator: IndicatorPulse): number =>
  indicator.movingRange === 0 ? mostDecimals : decimalsOf(indicator);

/** The decimals that show four digits of the usual step from one value to the next. */
function decimalsOf({ movingRange, combined }: IndicatorPulse): number {
  if (combined?.way === 'nps') return 1;
  if (movingRange === null || movingRange === 0) return 4;
  let decimals = 0;
  for (let step = movingRange; step < 1000 && decimals < mostDecimals; step *= 10) decimals += 1;
  return decimals;
}

/** A value of the indicator, with as many decimals as it has: "34%", "5,320", a net promoter score "+33.3". */
export const valueText = (value: number, indicator: IndicatorPulse): string =>
  (indicator.combined?.way === 'nps' && value > 0 ? '+' : '') + stepText(value, indicator);

/** The size of a step. */
const stepText = (size: number, indicator: IndicatorPulse): string =>
  shortNumber(size, decimalsOf(indicator)) + (indicator.unit ?? '');

/** A centre or a limit, to the digits that matter; nothing where there is none. */
export function limitText(value: number | null, indicator: IndicatorPulse): string {
  if (value === null) return '';
  const text =
    indicator.movingRange === 0
      ? shortNumber(value, mostDecimals)
      : numberText(value, decimalsOf(indicator));
  return text + (indicator.unit ?? '');
}

/** A day as a person reads it: "2026-04" where all values are of months, else "2026-04-01". */
export const dayText = (date: string, { monthly }: Pick<PulseResult, 'monthly'>): string =>
  monthly && date.endsWith('-01') ? date.slice(0, -'-01'.length) : date;

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const middle = '▄';

/** A period as a person reads it, a month as "2026-04". */
const periodText = (date: string, every: AnswerPeriod): string =>
  dayText(date, { monthly: every === 'month' });

/**
 * A series as one character a value, the least of them lowest and the greatest highest; a series that
 * never moves runs along the middle.
 *
 * @example sparkline([1, 2, 3]); // => "▁▅█"
 */
export function sparkline(values: readonly number[]): string {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const height = most - least;
  if (!(height > 0)) return middle.repeat(values.length);
  const bar = (value: number) => bars[Math.round(((value - least) / height) * (bars.length - 1))];
  return values.map(bar).join('');
}
