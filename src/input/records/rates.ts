import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { currencyNamed } from '../cells/currency-codes.ts';
import type { DecimalMark } from '../cells/number-cell.ts';
import { type OpenRequest, openEach } from '../layout/open-file.ts';
import type { RejectedRow } from '../table/row-problems.ts';
import { knownFields } from './assign-fields.ts';
import type { Field } from './field.ts';
import { planRecords } from './plan-fields.ts';
import { surveyRecords } from './read-records.ts';
import type { Records } from './records.ts';

const broken = (reason: string, file: string, line?: number): Problem =>
  problem('rates-broken', { reason }, line === undefined ? { file } : { file, line });

const notACurrency = (text: string): string => `"${text}" is not a currency`;
const notARate = (text: string): string => `"${text}" is not a rate`;

const currencyField: Field = {
  name: 'currency',
  meaning: 'the currency',
  names: 'currency',
  kind: 'text',
  required: true,
  filled: 'any-text',
};

const rateField: Field = {
  name: 'rate',
  meaning: 'the value of one unit of the currency',
  names: 'rate',
  kind: 'number',
  required: true,
  filled: true,
  check: (value, text) => (value > 0 ? undefined : broken(notARate(text), '')),
};

/**
 * Rates of exchange from a file with the columns currency and rate: what one unit of each is worth in
 * the currency of the result. As in any file, a rate that reads both ways ("1.234") waits for one that
 * shows which mark divides the decimals; where none does, the option says it.
 *
 * @throws {Refusal} the file cannot be read, or a line of it gives no rate
 */
export async function readRates(
  file: string,
  { decimal, sheets }: Pick<OpenRequest, 'sheets'> & { readonly decimal?: DecimalMark },
  world: InputWorld,
): Promise<ReadonlyMap<string, number>> {
  const fields = [currencyField, rateField];
  const columns = new Map<string, never>();
  const settings = { columns, sheets, isKnown: knownFields(fields) };
  const opened = await openEach([file], settings, world);
  const request = {
    files: [file],
    fields,
    columns,
    keepRejects: true,
    // The file of customers may be written otherwise: what this one shows goes before the option.
    ...(decimal !== undefined && { decimalByDefault: decimal }),
  };
  const planned = planRecords(opened, request);
  const { records, findings, problems } = await surveyRecords(planned, request, world);
  const indexes = fields.map(
    ({ name }) => planned.files[0]?.columns.find(({ field }) => field.name === name)?.index ?? -1,
  );
  const rejected = problems.rejects.map((row) => broken(reasonOf(row, indexes), file, row.line));
  const reasons = [
    ...rejected,
    ...findings.filter(({ code }) => code !== 'rows-none-left').map(asBroken),
  ];
  if (records === undefined || reasons.length > 0)
    throw new Refusal(...reasons.filter((each, i) => !isRepeated(each, reasons.slice(0, i))));
  return ratesIn(records, file);
}

/** Why a row gives no rate. */
function reasonOf(
  { code, reason, cells }: RejectedRow,
  [currency = -1, rate = -1]: readonly number[],
): string {
  if (code === 'row-ragged') return reason;
  const text = cells[currency] ?? '';
  return currencyNamed(text.trim()) === undefined
    ? notACurrency(text)
    : notARate((cells[rate] ?? '').trim());
}

/** What the file leaves open, as a file of rates. */
function asBroken(found: Problem): Problem {
  const { file = '', line } = found.at ?? {};
  switch (found.code) {
    case 'column-missing':
      return broken('the column currency or rate is missing', file, line);
    case 'decimal-ambiguous': {
      const { text } = found.args;
      const reason = `"${text}" may have a thousands separator or a decimal mark: give --decimal . or --decimal ,`;
      return broken(reason, file, line);
    }
    case 'decimal-mixed': {
      const { point, pointLine, comma, commaLine } = found.args;
      const text = pointLine > commaLine ? point : comma;
      return broken(`"${text}" does not have the decimal mark of the other lines`, file, line);
    }
    default:
      return found;
  }
}

const isRepeated = ({ code, at }: Problem, before: readonly Problem[]): boolean =>
  before.some((each) => each.code === code && each.at?.line === at?.line);

function ratesIn(records: Records, file: string): ReadonlyMap<string, number> {
  const rates = new Map<string, number>();
  const values = records.numbers(rateField.name);
  const problems: Problem[] = [];
  for (const [row, text] of records.text(currencyField.name).entries()) {
    const currency = currencyNamed(text);
    const { line } = records.place(row);
    if (currency === undefined) problems.push(broken(notACurrency(text), file, line));
    else if (rates.has(currency)) problems.push(broken(`${currency} appears twice`, file, line));
    else rates.set(currency, values[row] ?? Number.NaN);
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return rates;
}
