/**
 * Whether a cell of several lines looks like the work of a stray quote: it opens one, and the next stands
 * in the middle of a cell further down, so that the rows between became part of the text. The parser
 * keeps such a cell with both of its quotes, the second followed by what no closing quote is followed by.
 *
 * Text can look like that too, when it begins with a quotation mark of its own and has another after a
 * line break; such a row is rejected rather than a lost one ignored.
 */
export function isMisplacedQuote(cell: string, delimiter: string): boolean {
  if (!cell.startsWith('"')) return false;
  const newline = cell.indexOf('\n');
  if (newline < 0) return false;
  for (let at = cell.indexOf('"', newline); at >= 0; at = cell.indexOf('"', at + 1)) {
    const next = cell[at + 1];
    if (next !== undefined && next !== delimiter && next !== '\n' && next !== '"') return true;
  }
  return false;
}

/** The row up to the end of the line on which the quote opens, as it stands in the file. */
export function misplacedQuoteExcerpt(cells: readonly string[], delimiter: string): string {
  const broken = cells.findIndex((cell) => isMisplacedQuote(cell, delimiter));
  const [firstLine = ''] = (cells[broken] ?? '').split('\n');
  return [...cells.slice(0, broken), firstLine].join(delimiter);
}
