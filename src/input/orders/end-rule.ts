import { toleranceDays } from '../../core/purchase/charge-interval.ts';
import type { EndRule } from '../../core/purchase/purchase-stays.ts';
import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import { fewestGaps, regularityOf } from '../../core/purchase/regularity.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { CustomerRequest } from '../customer-request.ts';

/**
 * What tells that a customer of a log has left: a silence, where an option says how long; else an overdue charge,
 * where purchases are the charges of contracts; else nothing.
 *
 * @returns the rule, and what is to be said of it
 * @throws {Refusal} it has to be known who has left, or what customers spend a year, and nothing tells: over the few
 *   days since a first purchase, a year's spend would be that purchase a hundredfold
 */
export function endRule(
  days: PurchaseDays,
  { log, needs, files }: Pick<CustomerRequest, 'log' | 'needs' | 'files'>,
): { readonly rule: EndRule; readonly said: readonly Problem[] } {
  if (log?.silentAfterDays !== undefined)
    return { rule: { kind: 'silence', days: log.silentAfterDays }, said: [] };
  const { areCharges, charges } = regularityOf(days);
  const { interval = 'monthly', share = 0, gaps = 0 } = charges ?? {};
  const at = { file: files.join(', ') };
  if (areCharges) {
    const args = { interval, share, gaps, tolerance: toleranceDays(interval) };
    return { rule: { kind: 'charges', interval }, said: [problem('charges-as-stays', args, at)] };
  }
  const asked = needs.status === 'required' ? 'end' : 'spend';
  if (asked === 'end' || needs.annualSpend === true)
    throw new Refusal(
      problem('charges-irregular', { asked, interval, share, gaps, few: gaps < fewestGaps }, at),
    );
  return { rule: { kind: 'never' }, said: [] };
}
