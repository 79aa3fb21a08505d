import type { Outcome } from '../../core/outcome.ts';
import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { World } from '../command.ts';
import type { Adapter, Comparable, SavedReport } from './adapter.ts';
import { estimateAdapter } from './estimate-adapter.ts';
import type { InputBridge } from './input-bridge.ts';
import { recoveryAdapter } from './recovery-adapter.ts';
import { retentionAdapter } from './retention-adapter.ts';
import { rorAdapter } from './ror-adapter.ts';
import { asReport, brokenAt, largestFigure, type SavedFile } from './saved-result.ts';
import { valueAdapter } from './value-adapter.ts';

/** Two results of one command, ready to be compared; their type is hidden. */
export interface Pair {
  readonly before: Side;
  readonly after: Side;
  readonly byInput?: () => Promise<Outcome<InputBridge>>;
}

interface Side extends SavedReport<unknown> {
  readonly comparable: Comparable;
}

/** A command whose results can be compared. */
interface Comparing {
  readonly command: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly pair: (before: SavedFile, after: SavedFile, world: World) => Promise<Pair>;
}

/** The commands whose results can be compared. */
const comparings: readonly Comparing[] = [
  comparing(estimateAdapter),
  comparing(valueAdapter),
  comparing(retentionAdapter),
  comparing(recoveryAdapter),
  comparing(rorAdapter),
];

function comparing<R>(adapter: Adapter<R>): Comparing {
  const { command, labels, comparable, byInput } = adapter;
  return {
    command,
    labels,
    pair: async (before, after, world) => {
      const { reportSchema } = await import('../report-schema.ts');
      const schema = reportSchema(command, await adapter.resultSchema());
      const was = { file: before.file, report: asReport(before, schema) };
      const is = { file: after.file, report: asReport(after, schema) };
      return {
        before: sideOf(was, comparable(was.report, is.report)),
        after: sideOf(is, comparable(is.report, was.report)),
        ...(byInput !== undefined && { byInput: () => byInput(was, is, world) }),
      };
    },
  };
}

/** @throws {Refusal} a figure is beyond what any calculation gives */
function sideOf(saved: SavedReport<unknown>, comparable: Comparable): Side {
  const absurd = comparable.figures.find(({ value }) => Math.abs(value ?? 0) > largestFigure);
  if (absurd !== undefined) throw brokenAt(saved.file, absurd.name);
  return { ...saved, comparable };
}

/**
 * How the results of that command are compared.
 *
 * @throws {Refusal} they cannot be
 */
export function comparingOf(command: string, file?: string): Comparing {
  const found = comparings.find((each) => each.command === command);
  if (found !== undefined) return found;
  const known = comparings.map((each) => each.command).join(', ');
  throw new Refusal(
    problem('comparison-unknown', { command, known }, file === undefined ? {} : { file }),
  );
}
