import type { Table } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { left, right } from '../segments/segment-lines.ts';
import type { RorResult, TargetRow } from './result.ts';

const names: Readonly<Record<TargetRow['target'], string>> = {
  return: 'Return on relationship',
  netValue: 'Net value',
  spend: 'Spend a year',
  retention: 'Stay a year',
  breakEven: 'Break-even, years',
};

/** Goal against actual. */
export function targetsTable({ targets }: RorResult): Table {
  const text = (target: TargetRow['target'], value: number | null) => {
    if (value === null) return 'never';
    if (target === 'breakEven') return shortNumber(value);
    return target === 'return' || target === 'retention'
      ? percentText(value, 1)
      : numberText(value);
  };
  return {
    kind: 'table',
    heading: 'Targets',
    columns: [left(''), right('goal'), right('actual'), { header: '', align: 'left' }],
    rows: targets.map(({ target, goal, actual, met }) => ({
      cells: [names[target], text(target, goal), text(target, actual), met ? 'met' : 'missed'],
    })),
  };
}
