import { type Problem, problem } from '../../problems/problem.ts';
import { headerName } from '../headers/header-name.ts';
import type { Records } from '../records/records.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Amounts that, by their names, have no tax in them; and those of which discounts have been taken off. */
const untouchedBy = {
  tax: names('amountexcludingtax amountexcltax netamount subtotal'),
  discount: names('netamount total totalamount invoiceamount invoicetotal amountdue amountpaid'),
} as const;

/**
 * That the amounts of invoices may have tax in them, or discounts still to be taken off: the file has a column of these
 * beside the amount. An amount that an option names is what the user says it is.
 */
export function besideTheAmount(records: Records): readonly Problem[] {
  const amount = records.columns('amount')[0];
  if (amount === undefined || amount.byOption) return [];
  const { whole } = headerName(amount.header);
  return (['tax', 'discount'] as const).flatMap((part) => {
    const column = records.columns(part)[0];
    if (column === undefined || untouchedBy[part].has(whole)) return [];
    if (!records.text(part).some((text) => /[1-9]/.test(text))) return [];
    const args = { header: amount.header, other: column.header, part };
    return [problem('invoice-amounts-not-net', args, amount.at)];
  });
}
