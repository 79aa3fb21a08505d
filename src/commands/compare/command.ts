import type { Report } from '../../core/report.ts';
import type { Command, Row } from '../command.ts';
import { answer } from './answer.ts';
import { options } from './options.ts';
import type { CompareResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

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
  answer,
  view,
  rows,
  // Where nothing has parts.
  columns: () => columnNames,
  failed: ({ failures = [] }) => failures.length > 0,
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
