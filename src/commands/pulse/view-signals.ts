import type { SignalRule } from '../../core/relationship/signals.ts';
import type { Block } from '../../render/document.ts';
import { dayText } from './day-text.ts';
import type { IndicatorPulse, IndicatorSignal, PulseResult } from './result.ts';

const inWords: Readonly<Record<SignalRule, Readonly<Record<IndicatorSignal['side'], string>>>> = {
  'beyond-limits': { above: 'above the upper limit', below: 'below the lower limit' },
  'run-of-8': { above: '8 in a row above centre', below: '8 in a row below centre' },
  'near-limit': { above: '3 of 4 near upper limit', below: '3 of 4 near lower limit' },
};

/** What a signal is, as a person reads it. */
export const signalText = ({ rule, side }: IndicatorSignal): string => inWords[rule][side];

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
  return {
    kind: 'table',
    heading: `Signals${omitted}`,
    columns: [
      { header: 'Fired', align: 'left' },
      { header: '', align: 'left', flexible: true },
      { header: 'What', align: 'left' },
      { header: 'Since', align: 'left' },
      { header: '', align: 'left' },
      ...(since === null ? [] : [{ header: '', align: 'left' as const }]),
    ],
    rows: shown.map(({ indicator, signal }) => ({
      cells: [
        dayText(signal.date, result),
        indicator.indicator,
        signalText(signal),
        dayText(signal.from, result),
        newsText(signal),
        ...(since === null ? [] : [signal.new === true ? 'new' : '']),
      ],
    })),
  };
}

function newsText({ favourable }: IndicatorSignal): string {
  if (favourable === null) return 'a change';
  return favourable ? 'better' : 'worse';
}

function noSignals(indicators: readonly IndicatorPulse[]): Block {
  const judged = indicators.some(({ status }) => status !== 'too few points');
  const line = judged
    ? 'No signals: what moves, moves as chance does.'
    : 'No signals can be told yet.';
  return { kind: 'text', tone: 'plain', lines: ['', line] };
}
