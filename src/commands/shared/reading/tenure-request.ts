import { decimal } from '../../../core/quantity/decimal.ts';
import type { CustomerRequest, TenureRequest } from '../../../input/customer-request.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Request } from '../../command.ts';
import { customerRequest } from './request.ts';

/**
 * Which tenures a command asks for, of customers or of cohorts.
 *
 * @throws {Refusal} an option has a value that it cannot have
 */
export async function tenureRequest(
  request: Request,
  wanted: Pick<CustomerRequest, 'labels' | 'needs'>,
  directory: string,
): Promise<TenureRequest> {
  const asked = await customerRequest(request, request.operands, wanted, directory);
  const text = request.options['cohort-size'];
  if (typeof text !== 'string') return asked;
  const cohortSize = decimal(text.trim());
  if (cohortSize !== undefined && Number.isSafeInteger(cohortSize) && cohortSize > 0)
    return { ...asked, cohortSize };
  const what = '--cohort-size';
  throw new Refusal(
    cohortSize === undefined
      ? problem('quantity-unreadable', { what, text, examples: '1000' })
      : problem('out-of-range', { what, text, allowed: 'a whole number from 1' }),
  );
}
