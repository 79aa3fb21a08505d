/** What `--ids` can say. */
export const idChoices = ['fold', 'exact'] as const;

/**
 * Which ways to write an id count as the same: none; the letters of an e-mail address, capital or small; numbers of
 * the same value as well; or numbers and the letters of every id.
 */
export type IdFolding = 'exact' | 'addresses' | 'numbers' | 'fold';

/** What holds without an option. */
export const usualFolding: IdFolding = 'addresses';

/** The form in which ids are compared: two ids are one customer where it is the same. */
export function foldedId(id: string, folding: IdFolding = usualFolding): string {
  if (folding === 'exact') return id;
  if (isAddress(id)) return id.toLowerCase();
  if (folding === 'addresses') return id;
  const number = wholeNumber(id);
  return folding === 'fold' ? (number ?? id.toLowerCase()) : (number ?? id);
}

const isAddress = (id: string): boolean => id.includes('@') && /^[^\s@]+@[^\s@]+$/.test(id);

/**
 * A whole number without zeros in front or after a decimal point: a spreadsheet drops the first and adds the second,
 * so that 017850 and 17850.0 may both be 17850. Undefined for any other text.
 */
export function wholeNumber(id: string): string | undefined {
  const [, digits] = /^0*(\d+?)(?:\.0+)?$/.exec(id) ?? [];
  return digits;
}
