import { type Problem, problem } from '../core/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { InputWorld } from './bytes/source-bytes.ts';
import { currencyNamed } from './cells/currency-codes.ts';
import { NumberCell } from './cells/number-cell.ts';
import { openFile } from './layout/open-file.ts';

/**
 * Rates of exchange from a file with the columns currency and rate: what one unit of each is worth in
 * the currency of the result.
 *
 * @throws {Refusal} the file cannot be read, or a line of it gives no rate
 */
export async function readRates(
  file: string,
  world: InputWorld,
): Promise<ReadonlyMap<string, number>> {
  const named = new Set(['currency', 'rate']);
  const opened = await openFile(file, { encoding: undefined, delimiter: undefined, named }, world);
  const headers = opened.layout.headers.map((header) => header.toLowerCase());
  const currencyIndex = headers.indexOf('currency');
  const rateIndex = headers.indexOf('rate');
  const rates = new Map<string, number>();
  const problems: Problem[] = [];
  const broken = (reason: string, line: number) =>
    problems.push(problem('rates-broken', { reason }, { file, line }));
  if (currencyIndex < 0 || rateIndex < 0) {
    broken('the columns currency and rate are not both there', opened.layout.headerLine);
    throw new Refusal(...problems);
  }
  const cell = new NumberCell();
  await opened.records((cells, line) => {
    if (line <= opened.layout.headerLine || cells.every((text) => text.trim() === '')) return;
    const currency = currencyNamed((cells[currencyIndex] ?? '').trim());
    const text = cells[rateIndex] ?? '';
    const reading = cell.read(text);
    if (currency === undefined) broken(`"${cells[currencyIndex] ?? ''}" is not a currency`, line);
    else if (rates.has(currency)) broken(`${currency} stands there twice`, line);
    // A rate of "1.234" is one and a bit: nobody writes rates with thousands.
    else if (reading === 'none' || reading === 'comma' || !(cell.value > 0))
      broken(`"${text}" is not a rate`, line);
    else rates.set(currency, cell.value);
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return rates;
}
