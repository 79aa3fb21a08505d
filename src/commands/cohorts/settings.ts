import type { CohortUnit } from '../../core/cohorts/calendar-periods.ts';
import { type Inputs, inputsOf } from '../shared/economics/inputs.ts';
import type { CohortsOptions } from './options.ts';

/** What the options ask of the cohorts, apart from which orders to read. */
export interface Settings {
  readonly unit: CohortUnit;
  readonly by: readonly string[];
  /** Days since the first purchase, ascending, each once. */
  readonly after: readonly number[];
  readonly inputs: Inputs;
  /** What is left of spend; 1 where no margin is given. */
  readonly margin: number;
  readonly costsFile: string | undefined;
}

const usualDays = [30, 90, 180, 365];

/** What the options ask, and what holds without them. */
export function settingsOf(options: CohortsOptions): Settings {
  const { cohort: unit = 'month', by, after, acquisitionCosts: costsFile } = options;
  const inputs = inputsOf(options);
  const share = (name: 'margin' | 'serving' | 'marketing', usual: number) =>
    inputs.get(name)?.quantity?.range.base ?? usual;
  const days = after.map((each) => each.days);
  return {
    unit,
    by,
    after: days.length === 0 ? usualDays : [...new Set(days)].sort((a, b) => a - b),
    inputs,
    margin: share('margin', 1) - share('serving', 0) - share('marketing', 0),
    costsFile,
  };
}
