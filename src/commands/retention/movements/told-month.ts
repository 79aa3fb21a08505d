import type { MovementsResult } from './result.ts';

/** The place of the month that the answer is about: the last one; a month that is not over says less than the one before. */
export const toldMonth = ({ total, lastDay }: MovementsResult): number =>
  total.months.length - (lastDay !== null && total.months.length > 1 ? 2 : 1);
