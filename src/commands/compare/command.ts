import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import type { OptionSpec } from '../option.ts';
import type { CompareResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

/** All that a comparison depends on is in the two results. */
const options = [] as const satisfies readonly OptionSpec[];

const columnNames = [
  'by',
  'name',
  'kind',
  'before',
  'after',
  'effect',
  'levelEffect',
  'weightEffect',
  'weightBefore',
  'weightAfter',
] as const;

export const compare: Command<CompareResult, typeof options> = {
  name: 'compare',
  options,
  run,
  view,
  rows,
  // Where nothing has parts.
  columns: () => columnNames,
};

/** The main list: the parts of the first bridge. */
function rows({ result: { bridges } }: Report<CompareResult>): readonly Row[] {
  const [bridge] = bridges;
  return (bridge?.parts ?? []).map((part) => ({
    by: bridge?.by ?? null,
    name: part.name,
    kind: part.kind,
    before: part.before,
    after: part.after,
    effect: part.effect,
    ...(part.weightEffect !== undefined && {
      levelEffect: part.levelEffect ?? null,
      weightEffect: part.weightEffect,
      weightBefore: part.weightBefore ?? null,
      weightAfter: part.weightAfter ?? null,
    }),
  }));
}
