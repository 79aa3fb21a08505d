import type { Request, World } from '../command.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { type ValuedCustomers, valuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { RecoveryOptions } from './options.ts';
import type { Settings } from './settings.ts';

/**
 * The customers of `--customers`, valued for what is to come: by their retention curve, or where a stay is
 * assumed as customers who have just paid. Absent without such a file.
 */
export async function valuedForRecovery(
  request: Request<RecoveryOptions>,
  world: World,
  { customers, by }: Settings,
): Promise<ValuedCustomers | undefined> {
  if (customers.length === 0) return undefined;
  const { options } = request;
  const isAssumed = options.retention !== undefined || options.churn !== undefined;
  const firstPayment = { text: 'excluded', source: 'default' };
  return valuedCustomers(
    { ...request, options: { ...options, ...(isAssumed && { firstPayment }) } },
    world,
    {
      files: customers,
      by,
      usualMethod: 'expected',
      status: 'optional',
      fields: problemFields,
    },
  );
}
