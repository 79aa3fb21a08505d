import { headerName } from './header-name.ts';
import { fits, type Phrase } from './phrase.ts';

/** "Number of Employees", "headcount", "Company Size": how many people work for a customer that is a firm. */
const staffPhrases: readonly Phrase[] = [
  { needs: ['staff'], may: ['count', 'company', 'size', 'total'] },
  { needs: ['employee', ['tally', 'size']], may: ['company'] },
  { needs: ['company', 'size'] },
];

const income = new Set(['revenue', 'revenues', 'sales', 'turnover']);
const ofIncome = new Set(['company', 'gross', 'net', 'total', 'estimated']);

/** Whether a header sounds like an amount and may be another: the date of one ("Payment month"), or what a firm earns. */
export const isOtherAmount = (header: string, headers: readonly string[]): boolean =>
  headerName(header).isDatePart || isFirmsRevenue(header, headers);

/** Whether a header is the revenue that a firm makes, and not what it pays: a head count is beside it. */
export function isFirmsRevenue(header: string, headers: readonly string[]): boolean {
  const { words } = headerName(header);
  if (!words.some((word) => income.has(word))) return false;
  if (!words.every((word) => income.has(word) || ofIncome.has(word))) return false;
  return headers.some((other) => staffPhrases.some((phrase) => fits(other, phrase)));
}
