import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { OpenedFiles } from '../layout/open-file.ts';
import { rankOf } from '../records/assign-fields.ts';
import { allOrderFields } from './order-fields.ts';
import { plain } from './sources/plain.ts';
import { recognisedSource } from './sources.ts';

/**
 * Whether the files are logs of orders: an option says so, or their headers are those of a known source. A plain
 * log has headers that a list of customers may have, too, so that it is one only where an option says so; and a
 * column that an option gives to a role of customers makes a list of any file.
 */
export function isLog({ main }: OpenedFiles, { log, columns }: CustomerRequest): boolean {
  if (log === undefined) return false;
  if (log.source !== undefined || log.described !== undefined) return true;
  const [first] = main;
  const ofCustomers = [...columns.keys()].some((role) => !isOrderField(role));
  return !ofCustomers && first !== undefined && recognisedSource(first.layout.headers) !== plain;
}

const isOrderField = (role: string): boolean =>
  role === 'currency' || allOrderFields.some(({ name }) => name === role);

/** Options that logs of orders do not use, since they are for lists of customers. */
export function unusedByLog(request: CustomerRequest): readonly Problem[] {
  const { join, asOf, windowStart, duplicates, columns } = request;
  const values = {
    '--join': join[0],
    '--as-of': asOf,
    '--window-start': windowStart,
    '--duplicates': duplicates,
  };
  const options = Object.entries(values).flatMap(([option, value]) =>
    value === undefined ? [] : [option],
  );
  const ofCustomers = [...columns.keys()]
    .filter((role) => !isOrderField(role))
    .map((role) => `--column ${role}=`);
  return needing([...options, ...ofCustomers], 'a list of customers');
}

/** Options that lists of customers do not use, since they are for logs of orders. */
export const unusedByList = ({ log }: CustomerRequest): readonly Problem[] =>
  needing(log?.options ?? [], 'a log of orders');

const needing = (options: readonly string[], needs: string): readonly Problem[] =>
  options.map((option) => problem('option-needs', { option, needs }));

/** What refuses lists of customers where the file is a log of orders. */
const refusing: ReadonlySet<string> = new Set(['column-unit-missing', 'tenure-missing']);

/** Says that files that cannot be read as a list of customers have the columns of a plain log of orders. */
export function likelyLog(
  { main }: OpenedFiles,
  { log }: CustomerRequest,
  findings: readonly Problem[],
): readonly Problem[] {
  const [first] = main;
  if (log === undefined || first === undefined) return [];
  if (!findings.some(({ code }) => refusing.has(code))) return [];
  const { file, layout } = first;
  const headers = headersOfLog(layout.headers);
  if (headers === undefined) return [];
  return [problem('orders-likely', { headers }, { file, line: layout.headerLine })];
}

/** The headers of the customer, date and amount of a plain log of orders; undefined where one of them is missing. */
export function headersOfLog(headers: readonly string[]): string | undefined {
  const found = (['customer', 'date', 'amount'] as const).map((column) => {
    const names = [plain.columns[column] ?? ''].flat().join(' ');
    const known = { names, phrases: plain.phrases?.[column] ?? [] };
    return headers.find((header) => rankOf(header, known) !== undefined);
  });
  return found.includes(undefined) ? undefined : found.join(', ');
}

/** What refuses files of treated customers; where they look like logs of orders, first that members are compared in these. */
export function clubNamed(refusing: readonly Problem[]): readonly Problem[] {
  for (const each of refusing) {
    if (each.code !== 'column-missing') continue;
    const headers = headersOfLog(each.args.headers.split(', '));
    if (headers !== undefined)
      return [problem('members-unnamed', { headers }, each.at), ...refusing];
  }
  return refusing;
}
