import { numberText } from '../../number-text.ts';

/** Rows of which some are totals, which stay; of the others at most so many, from the first. */
export function firstRows<R extends { readonly role?: 'total' }>(
  rows: readonly R[],
  most: number,
): readonly R[] {
  if (rows.length <= most) return rows;
  let left = most;
  return rows.filter(({ role }) => role === 'total' || left-- > 0);
}

/** Says below a picture that it is not all: "… and 1,900 more rows". */
export const moreText = (count: number, what: string): string =>
  count === 0 ? '' : `… and ${numberText(count, 0)} more ${what}${count === 1 ? '' : 's'}`;
