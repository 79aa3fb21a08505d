const total = /^(grand[ -]?|sub-?)?totals?(\s*$|\s+for\b|\s*[(:])/i;
const footnote =
  /copyright|©|\(c\) |confidential|all rights reserved|^(report )?(generated|created|printed|exported|run|produced|as of)( on| at| by)?\b|\b(cash|accrual) basis\b|^(mon|tues|wednes|thurs|fri|satur|sun)day,|^end of (report|file)/i;

/** Whether a row is a total of the rows before it. */
export function isTotal(cells: readonly string[], idCell: string): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return total.test(first.trim()) || total.test(idCell.trim());
}

/** Whether a row is a line of small print below a table: one cell, in words that reports end with. */
export function isFootnote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.length <= 3 && footnote.test((filled[0] ?? '').trim());
}

/** Whether a row is blank. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
