import { join } from 'node:path';
import { dialects } from '../src/sql/dialect.ts';
import type { Engine, RunningEngine } from './engine.ts';
import { differingFigures } from './figures.ts';
import type { Place } from './place.ts';
import { ran } from './programs.ts';
import type { Table } from './table.ts';

const columns = ['customer=customer_id', 'date=ordered_at', 'amount=amount'].flatMap((column) => [
  '--column',
  column,
]);

const segments = ['--by', 'state'];

/** What the forecasts are compared in; what cells cannot say is not in them. */
const compared = ['answer', 'total', 'segments', 'models', 'holdout', 'from', 'until', 'orders'];

export interface LineProof {
  /** The line as it ran. */
  readonly line: string;
  /** Where its forecast differs from that of the log. */
  readonly differences: readonly string[];
}

/**
 * Runs the line that `rapport sql` names, with the engine's own client, in a shell, and compares its forecast with that
 * of the same orders in a file.
 */
export async function lineProof(
  place: Place,
  { dialect }: Pick<Engine, 'dialect'>,
  running: RunningEngine,
  orders: Table,
): Promise<LineProof> {
  const span = ['--until', '2024-12-31', '--holdout', '26w'];
  const rapport = (...words: readonly string[]) => ({
    command: process.execPath,
    args: [join(process.cwd(), 'bin/rapport.js'), ...words],
  });
  const statement = join(place.folder, 'forecast.sql');
  const asked = ['--dialect', dialect, '--table', orders.name, '-o', statement];
  await ran(place, rapport('sql', 'forecast', ...asked, ...columns, ...segments, ...span));
  // The log has a column of states, which the statement is not told of.
  const ofLog = ['forecast', orders.csv, '--json', '--column', 'status=-'];
  const log = await ran(place, rapport(...ofLog, ...columns, ...segments, ...span));
  const client = dialects[dialect].client('forecast.sql');
  const line = `${client} | rapport forecast - --source cells ${segments.join(' ')} --json`;
  const { command, args } = rapport();
  const shell = `set -o pipefail\nrapport() { '${command}' '${args[0]}' "$@"; }\n${line}`;
  const environment = await running.client();
  const piped = await ran(place, { command: 'bash', args: ['-c', shell], environment });
  return { line, differences: differingFigures(comparedOf(piped), comparedOf(log)) };
}

/** What is compared of the result that a command printed. */
function comparedOf({ stdout }: { readonly stdout: string }): Record<string, unknown> {
  const { result } = JSON.parse(stdout);
  return Object.fromEntries(
    compared.map((name) => {
      if (!(name in result)) throw new Error(`a forecast has no ${name}`);
      return [name, result[name]];
    }),
  );
}
