import type { RecordTaker } from '../csv/record-reader.ts';
import { isBlankRow, isFootnote, isTotal } from '../table/footer.ts';
import { sampleRecords } from './layout.ts';
import type { OpenedFile } from './open-file.ts';

/** What the column is called that has no header, and names the customer above the rows of each. */
const groupHeader = 'Customer';

/**
 * A report in which the customer stands once, in a row of its own under a blank first header, and a total ends
 * the rows of each: QuickBooks' "Sales by Customer Detail". The customer is written into every row. Groups within
 * groups are customers of their own. Any other file is as it was; so is a report whose title names no customer.
 */
export function groupedByCustomer(opened: OpenedFile): OpenedFile {
  const { layout, beginning } = opened;
  const { headerIndex, headers, delimiter, spacedQuotes } = layout;
  if (headers[0] !== '' || headers.length < 3) return opened;
  const titles = sampleRecords(beginning, false, delimiter, spacedQuotes).slice(0, headerIndex);
  if (!titles.some(({ cells }) => cells.some((cell) => /\bcustomer\b/i.test(cell)))) return opened;
  return {
    ...opened,
    layout: { ...layout, headers: [groupHeader, ...headers.slice(1)] },
    records: (taker) => opened.records({ take: namingGroups(headerIndex, taker) }),
  };
}

/** Hands rows on with the group that they are in, and does not hand on the rows that begin and end one. */
function namingGroups(headerIndex: number, taker: RecordTaker): RecordTaker['take'] {
  const groups: string[] = [];
  let record = 0;
  return (cells, line, lastLine) => {
    record += 1;
    const [first = '', ...others] = cells;
    if (record <= headerIndex + 1 || isBlankRow(cells)) return taker.take(cells, line, lastLine);
    if (first.trim() === '') return taker.take([groups.at(-1) ?? '', ...others], line, lastLine);
    if (first === `Total for ${groups.at(-1)}`) groups.pop();
    else if (isBlankRow(others) && !isTotal(cells, first) && !isFootnote(cells)) groups.push(first);
    else taker.take(cells, line, lastLine);
  };
}
