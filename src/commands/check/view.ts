import { actualText, expectedText, remarks } from '../../check/mismatch-text.ts';
import type { CheckedCase, CheckResult, Mismatch } from '../../check/result.ts';
import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { figureColumn, nameColumn, table, wordColumn } from '../shared/table.ts';

/** One line where all is well; otherwise each difference as a diff shows it. */
export function view({ result }: Report<CheckResult>): Document {
  const { cases } = result;
  const failed = cases.filter(({ status }) => status === 'failed');
  const fixtures = new Set(cases.map(({ fixture }) => fixture)).size;
  return {
    title: `${counted(cases.length, 'case')} in ${counted(fixtures, 'fixture')}`,
    blocks: [...updateBlocks(cases), ...failed.flatMap(failureBlocks)],
  };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function updateBlocks(cases: readonly CheckedCase[]): readonly Block[] {
  const updates = cases.flatMap(({ fixture, updates = [] }) =>
    updates.map((update) => ({ ...update, fixture })),
  );
  if (updates.length === 0) return [];
  return [
    table(
      updates,
      [
        wordColumn('', ({ fixture, line }) => `${fixture}:${line}`),
        nameColumn('', ({ path }) => path),
        figureColumn('', ({ before }) => before),
        wordColumn('', () => '→'),
        figureColumn('', ({ after }) => after),
      ],
      { heading: 'Rewritten' },
    ),
  ];
}

function failureBlocks({ fixture, line, name, mismatches, error }: CheckedCase): readonly Block[] {
  const heading = `${fixture}:${line}: ${name}`;
  return [
    { kind: 'text', tone: 'plain', lines: ['', heading] },
    ...(error === undefined
      ? []
      : [{ kind: 'fields' as const, rows: [[error.code, error.message]] as const }]),
    ...mismatches.map(mismatchBlock),
  ];
}

function mismatchBlock(mismatch: Mismatch): Block {
  return {
    kind: 'fields',
    rows: [
      ['@', `${mismatch.path}, line ${mismatch.line}`],
      ['-', expectedText(mismatch)],
      ['+', actualText(mismatch)],
      ...remarks(mismatch).map((remark): [string, string] => ['', remark]),
    ],
  };
}
