/** "tot", "gra" and "sub" as numbers, which every total begins with. */
const beginnings = new Set(['tot', 'gra', 'sub'].map((text) => threeLetters(...codes(text))));

/**
 * Whether a cell with these first letters is blank, or may be a total: cheap, and nearly always false. A letter
 * beyond the end of the cell is 0.
 */
export const mayBeginTotal = (first: number, second: number, third: number): boolean =>
  first <= 32 || first > 127 || beginnings.has(threeLetters(first, second, third));

/** Capital letters count as small ones. */
function threeLetters(first: number, second: number, third: number): number {
  return ((first | 32) << 16) | ((second | 32) << 8) | (third | 32);
}

function codes(text: string): [number, number, number] {
  return [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
}
