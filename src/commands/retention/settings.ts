import type { ModelName } from '../../core/survival/family.ts';
import { modelsOf, usualResamples } from '../shared/common-options.ts';
import { drawingOf } from '../shared/economics/drawing.ts';
import type { Duration } from '../shared/option-readers.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { Discount, RetentionOptions } from './options.ts';

/** What the options ask of the estimates, apart from how files are read. */
export interface Settings {
  readonly by: readonly string[];
  /** Ascending, each once. */
  readonly at: readonly Duration[];
  readonly horizon: Duration | undefined;
  readonly discount: Discount | undefined;
  /** Periods from 1, ascending, each once. */
  readonly residual: readonly number[];
  readonly models: readonly ModelName[];
  readonly period: Duration | undefined;
  readonly explain: boolean;
  /** With `--intervals`. */
  readonly drawing: Drawing | undefined;
}

/** What the options ask, and what holds without them. */
export function settingsOf(options: RetentionOptions): Settings {
  const { by, horizon, discount, period } = options;
  return {
    by,
    at: once(options.at, ({ years }) => years),
    horizon,
    discount,
    residual: once(options.residual, (n) => n),
    models: modelsOf(options.model),
    period,
    explain: options.explain === true,
    drawing: options.intervals === true ? drawingOf(options, usualResamples) : undefined,
  };
}

function once<T>(values: readonly T[], key: (value: T) => number): T[] {
  const byKey = new Map(values.map((value) => [key(value), value]));
  return [...byKey.values()].sort((a, b) => key(a) - key(b));
}
