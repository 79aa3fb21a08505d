import { cellsAt, placesByGroup } from '../cells-by-group.ts';
import type { PurchaseLikelihood, PurchaseModel, TimeSlopes } from '../purchase-model.ts';
import { type DatedCells, type TimedCells, timedCells } from './dated-cells.ts';

/** Histories whose customers buy at rates of their own, on a clock that can be set anew. */
export interface GroupHistories {
  readonly timed: TimedCells;
  readonly dated: DatedCells;
  readonly likelihood: PurchaseLikelihood;
  /** The slopes by the times of each history, at the point where the likelihood was evaluated last. */
  readonly byTime: TimeSlopes;
}

/** The histories of a log for one model: what calendars of all shapes have in common. */
export interface ClockedHistories {
  readonly model: PurchaseModel;
  /** The first group first. */
  readonly groups: readonly GroupHistories[];
}

/** Prepares the histories of a log for fits of calendars. */
export function clockedHistories(model: PurchaseModel, dated: DatedCells): ClockedHistories {
  const parts = dated.cells.group === undefined ? [dated] : datedByGroup(dated);
  return {
    model,
    groups: parts.map((part) => {
      const timed = timedCells(part);
      const column = () => new Float64Array(part.cells.count);
      return {
        timed,
        dated: part,
        likelihood: model.likelihood(timed.columns),
        byTime: { recency: column(), age: column() },
      };
    }),
  };
}

const datedByGroup = ({ cells, first, last }: DatedCells): DatedCells[] =>
  placesByGroup(cells).map((places) => {
    const { group: _, ...columns } = cellsAt(cells, places);
    const days = (of: Int32Array) => Int32Array.from(places, (i) => of[i] as number);
    return { cells: columns, first: days(first), last: days(last) };
  });
