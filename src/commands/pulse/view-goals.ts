import type { Block } from '../../render/document.ts';
import { figureColumn, nameColumn, table, unknown, wordColumn } from '../shared/table.ts';
import type { PulseResult, Target } from './result.ts';
import { dayText, valueText } from './view-tables.ts';

/** The goals, and what became of each. */
export function goalBlocks(result: PulseResult): Block[] {
  const { targets, indicators } = result;
  if (targets === undefined || targets.length === 0) return [];
  const text = (value: number, { indicator }: Target) => {
    const of = indicators.find((each) => each.indicator === indicator);
    return of === undefined ? String(value) : valueText(value, of);
  };
  return [
    table(
      targets,
      [
        nameColumn('', ({ indicator }) => indicator),
        figureColumn(
          'Goal',
          (target) => `${target.good === 'up' ? '≥' : '≤'} ${text(target.goal, target)}`,
        ),
        wordColumn('By', ({ by }) => by ?? ''),
        figureColumn('Value', (target) =>
          target.value === null ? unknown : text(target.value, target),
        ),
        wordColumn('Of', ({ date }) => (date === null ? '' : dayText(date, result))),
        wordColumn('', ({ status }) => status),
      ],
      { heading: 'Goals' },
    ),
  ];
}
