import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import type { CompareResult } from './result.ts';

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

/** The main list: the parts of the first bridge. */
export function rows({ result: { bridges } }: Report<CompareResult>): readonly Row[] {
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

/** Where nothing has parts. */
export const columns = (): readonly string[] => columnNames;
