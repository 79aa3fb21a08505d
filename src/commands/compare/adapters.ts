import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Adapter } from './adapter.ts';
import { cohortsAdapter } from './cohorts-adapter.ts';
import { estimateAdapter } from './estimate-adapter.ts';
import { forecastAdapter } from './forecast-adapter.ts';
import { recoveryAdapter } from './recovery-adapter.ts';
import { retentionAdapter } from './retention-adapter.ts';
import { rorAdapter } from './ror-adapter.ts';
import { valueAdapter } from './value-adapter.ts';

/** The commands whose results can be compared. */
const adapters: readonly Adapter[] = [
  estimateAdapter,
  valueAdapter,
  forecastAdapter,
  cohortsAdapter,
  retentionAdapter,
  recoveryAdapter,
  rorAdapter,
];

/**
 * How the results of that command are compared.
 *
 * @throws {Refusal} they cannot be
 */
export function adapterOf(command: string, file?: string): Adapter {
  const found = adapters.find((each) => each.command === command);
  if (found !== undefined) return found;
  const known = adapters.map((each) => each.command).join(', ');
  throw new Refusal(
    problem('comparison-unknown', { command, known }, file === undefined ? {} : { file }),
  );
}
