import pulseSchema from '../../../schemas/pulse@1.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import type { Command } from '../command.ts';
import { flatRows } from '../shared/flat-rows.ts';
import { answer } from './answer.ts';
import { starter } from './known-indicators.ts';
import { options } from './options.ts';
import type { PulseResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const pulse: Command<PulseResult, typeof options> = {
  name: 'pulse',
  options,
  run,
  answer,
  view,
  rows,
  starter,
  failed: ({ failed }) => failed,
};

const { items } = pulseSchema.properties.result.properties.indicators;
const { signals } = items.properties;

/** An indicator with the number of its signals, and the latest of them. */
const schema = {
  ...items,
  properties: { ...items.properties, signals: { type: 'number' }, signal: signals.items },
};

/** The main list, flat: the indicators. */
function rows({ result: { indicators } }: Report<PulseResult>): ColumnRows {
  const lines = indicators.map((indicator) => ({
    ...indicator,
    signals: indicator.signals.length,
    signal: indicator.signals.at(-1) ?? null,
  }));
  const withBaseline = indicators.some(({ baseline }) => baseline !== null);
  return flatRows(schema, lines, withBaseline ? {} : { without: ['baseline'] });
}
