import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { InputWorld } from './bytes/source-bytes.ts';
import { currencyNamed } from './cells/currency-codes.ts';
import { type DecimalMark, NumberCell, type NumberReading } from './cells/number-cell.ts';
import { openFile } from './layout/open-file.ts';

interface Read {
  readonly currency: string;
  readonly text: string;
  readonly line: number;
  readonly reading: NumberReading;
  readonly value: number;
  readonly withComma: number;
}

/**
 * Rates of exchange from a file with the columns currency and rate: what one unit of each is worth in
 * the currency of the result. As in any file, a rate that reads both ways ("1.234") waits for one that
 * shows which mark divides the decimals.
 *
 * @throws {Refusal} the file cannot be read, or a line of it gives no rate
 */
export async function readRates(
  file: string,
  decimal: DecimalMark | undefined,
  world: InputWorld,
): Promise<ReadonlyMap<string, number>> {
  const known = (header: string) => ['currency', 'rate'].includes(header);
  const opened = await openFile(file, { encoding: undefined, delimiter: undefined, known }, world);
  const headers = opened.layout.headers.map((header) => header.toLowerCase());
  const currencyIndex = headers.indexOf('currency');
  const rateIndex = headers.indexOf('rate');
  const problems: Problem[] = [];
  const broken = (reason: string, line: number) =>
    problems.push(problem('rates-broken', { reason }, { file, line }));
  if (currencyIndex < 0 || rateIndex < 0) {
    broken('the column currency or rate is missing', opened.layout.headerLine);
    throw new Refusal(problems);
  }
  const read: Read[] = [];
  const cell = new NumberCell();
  const take = (cells: readonly string[], line: number): void => {
    if (line <= opened.layout.headerLine || cells.every((text) => text.trim() === '')) return;
    const currency = currencyNamed((cells[currencyIndex] ?? '').trim());
    const text = (cells[rateIndex] ?? '').trim();
    const reading = cell.read(text);
    if (currency === undefined) broken(`"${cells[currencyIndex] ?? ''}" is not a currency`, line);
    else if (reading === 'none' || !(cell.value > 0)) broken(`"${text}" is not a rate`, line);
    else read.push({ currency, text, line, reading, value: cell.value, withComma: cell.withComma });
  };
  await opened.records({ take });
  // The file of customers may be written otherwise: what this one shows goes before the option.
  const mark = decimalMark(read) ?? decimal;
  const rates = new Map<string, number>();
  for (const { currency, text, line, reading, value, withComma } of read) {
    if (rates.has(currency)) broken(`${currency} appears twice`, line);
    else if (reading === (mark === ',' ? 'point' : 'comma'))
      broken(`"${text}" does not have the decimal mark of the other lines`, line);
    else if (reading === 'either' && mark === undefined)
      broken(
        `"${text}" may have a thousands separator or a decimal mark: give --decimal . or --decimal ,`,
        line,
      );
    else rates.set(currency, reading === 'either' && mark === ',' ? withComma : value);
  }
  if (problems.length > 0) throw new Refusal(problems);
  return rates;
}

/** The mark that a rate shows to divide the decimals: the first that can have only one. */
function decimalMark(read: readonly Read[]): DecimalMark | undefined {
  const settling = read.find(({ reading }) => reading === 'point' || reading === 'comma');
  if (settling === undefined) return undefined;
  return settling.reading === 'comma' ? ',' : '.';
}
