import type { Block } from '../../render/document.ts';
import {
  dayColumn,
  nameColumn,
  type TableColumn,
  table,
  unknown,
  wordColumn,
} from '../shared/table.ts';
import type { PulseResult, Target } from './result.ts';
import { dayText, indicatorColumn, valueText } from './view-tables.ts';

/** The goals, and what became of each. */
export function goalBlocks(result: PulseResult): Block[] {
  const { targets, indicators } = result;
  if (targets === undefined || targets.length === 0) return [];
  const column = (
    header: string,
    figure: (target: Target) => number | null,
    sign: (target: Target) => string = () => '',
  ): TableColumn<Target> => {
    const indicatorOf = (target: Target) =>
      indicators.find((each) => each.indicator === target.indicator);
    const own = indicatorColumn<Target>(
      header,
      (target) => {
        const indicator = indicatorOf(target);
        return indicator && { value: figure(target), indicator };
      },
      valueText,
    );
    // What no value of the file is of is written as it was given.
    const text = (target: Target) => {
      const value = figure(target);
      const of = indicatorOf(target);
      if (value === null) return unknown;
      return sign(target) + (of === undefined ? String(value) : valueText(value, of));
    };
    return { ...own, texts: (lines) => lines.map(text) };
  };
  return [
    table(
      targets,
      [
        nameColumn('', ({ indicator }) => indicator),
        column(
          'Goal',
          ({ goal }) => goal,
          ({ good }) => (good === 'up' ? '≥ ' : '≤ '),
        ),
        dayColumn('By', ({ by }) => by, ''),
        column('Value', ({ value }) => value),
        dayColumn('Of', ({ date }) => date && dayText(date, result), ''),
        wordColumn('', ({ status }) => status),
      ],
      { heading: 'Goals' },
    ),
  ];
}
