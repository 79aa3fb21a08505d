import type { Block } from '../../render/document.ts';
import { dayText } from './day-text.ts';
import { limitText, valueText } from './figure-text.ts';
import type { IndicatorPulse, PulseResult } from './result.ts';
import { signalText } from './view-signals.ts';

/** With `--explain`: every point of every indicator, its step, and the signals that fire on it. */
export const pointTables = (result: PulseResult): Block[] =>
  result.indicators.flatMap((indicator) =>
    indicator.series === undefined ? [] : [pointTable(indicator, indicator.series, result)],
  );

function pointTable(
  indicator: IndicatorPulse,
  series: NonNullable<IndicatorPulse['series']>,
  result: PulseResult,
): Block {
  const fired = new Map<string, string[]>();
  for (const signal of indicator.signals)
    fired.set(signal.date, [...(fired.get(signal.date) ?? []), signalText(signal)]);
  return {
    kind: 'table',
    heading: `${indicator.indicator}: ${stepsText(indicator)}`,
    columns: [
      { header: 'Date', align: 'left' },
      { header: 'Value', align: 'right' },
      { header: 'Step', align: 'right' },
      { header: '', align: 'left' },
    ],
    rows: series.map(({ date, value, movingRange }) => ({
      cells: [
        dayText(date, result),
        valueText(value, indicator),
        movingRange === null ? '' : valueText(movingRange, indicator),
        (fired.get(date) ?? []).join('; '),
      ],
    })),
  };
}

function stepsText(indicator: IndicatorPulse): string {
  if (indicator.rangeLimit === null) return 'too few points for limits';
  const usual = limitText(indicator.movingRange, indicator);
  return `usual step ${usual}; one beyond ${limitText(indicator.rangeLimit, indicator)} is more than chance`;
}
