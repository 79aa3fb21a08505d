import type { Assumption } from '../../core/report.ts';
import { keyOf } from '../option.ts';
import { drawingEchoed } from '../shared/economics/drawing.ts';
import type { Duration } from '../shared/option-readers.ts';
import type { RetentionOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** How often the models in whole periods let customers decide, and what says so. */
export interface Renewal extends Duration {
  /** An option, a file, or "default". */
  readonly source: string;
}

const written = (length: Duration, source: string): Assumption => ({
  value: length.count,
  unit: length.unit,
  text: length.text,
  source,
});

/** What the estimates rest on, as the result shows it. */
export function assumptionsOf(
  { at, horizon, discount, residual, drawing }: Settings,
  renewal: Renewal,
  options: RetentionOptions,
): Record<string, Assumption> {
  const text = (name: string, value: string | number): Assumption => ({
    value,
    unit: null,
    text: String(value),
    source: `--${name}`,
  });
  const given = (name: string, value: string | undefined): Record<string, Assumption> =>
    value === undefined ? {} : { [keyOf(name)]: text(name, value) };
  return {
    ...(at.length > 0 && { at: text('at', at.map((each) => each.text).join(', ')) }),
    ...(horizon !== undefined && { horizon: written(horizon, '--horizon') }),
    ...given('model', options.model),
    period: written(renewal, renewal.source),
    ...(discount !== undefined && {
      discount: {
        value: discount.value,
        unit: `/${discount.unit}`,
        text: discount.text,
        source: '--discount',
      },
    }),
    ...(residual.length > 0 && { residual: text('residual', residual.join(', ')) }),
    ...given('cohort-size', options.cohortSize?.text),
    ...given('window-start', options.windowStart?.text),
    ...given('as-of', options.asOf?.text),
    ...drawingEchoed(drawing, options),
  };
}
