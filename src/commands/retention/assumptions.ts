import type { Assumption } from '../../core/report.ts';
import type { OptionValues } from '../command.ts';
import { drawingEchoed } from '../shared/economics/drawing.ts';
import type { Duration, Settings } from './settings.ts';

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
  options: OptionValues,
): Record<string, Assumption> {
  const text = (name: string, value: string | number): Assumption => ({
    value,
    unit: null,
    text: String(value),
    source: `--${name}`,
  });
  const given = (name: string, key: string): Record<string, Assumption> => {
    const value = options[name];
    return typeof value === 'string' ? { [key]: text(name, value.trim()) } : {};
  };
  return {
    ...(at.length > 0 && { at: text('at', at.map((each) => each.text).join(', ')) }),
    ...(horizon !== undefined && { horizon: written(horizon, '--horizon') }),
    ...given('model', 'model'),
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
    ...given('cohort-size', 'cohortSize'),
    ...given('window-start', 'windowStart'),
    ...given('as-of', 'asOf'),
    ...drawingEchoed(drawing, options),
  };
}
