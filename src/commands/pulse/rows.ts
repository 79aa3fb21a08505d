import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import type { IndicatorPulse, PulseResult } from './result.ts';

/** The main list, flat: the indicators, with the latest signal of each. */
export const rows = ({ result }: Report<PulseResult>): readonly Row[] =>
  result.indicators.map(indicatorRow);

function indicatorRow(line: IndicatorPulse): Row {
  const latest = line.signals.at(-1);
  return {
    indicator: line.indicator,
    group: line.group,
    good: line.good,
    unit: line.unit,
    points: line.points,
    first: line.first,
    last: line.last,
    latest: line.latest,
    centre: line.centre,
    lower: line.lower,
    upper: line.upper,
    movingRange: line.movingRange,
    rangeLimit: line.rangeLimit,
    provisional: line.provisional,
    ...(line.baseline !== null && {
      'baseline.points': line.baseline.points,
      'baseline.from': line.baseline.from,
      'baseline.to': line.baseline.to,
    }),
    status: line.status,
    goodNews: line.goodNews,
    signals: line.signals.length,
    'signal.rule': latest?.rule ?? null,
    'signal.date': latest?.date ?? null,
    'signal.from': latest?.from ?? null,
    'signal.to': latest?.to ?? null,
    'signal.side': latest?.side ?? null,
    'signal.favourable': latest?.favourable ?? null,
    'signal.new': latest?.new ?? null,
  };
}
