import type { Request, World } from '../command.ts';
import { readInputs } from '../shared/economics/read-inputs.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { type ValuedCustomers, valuedCustomers } from '../shared/valuation/valued-customers.ts';
import { valueInputs } from './options.ts';
import type { Settings } from './settings.ts';

/**
 * The customers of `--customers`, valued for what is to come: by their retention curve, or where a stay is
 * assumed as customers who have just paid. Absent without such a file.
 */
export async function valuedForRecovery(
  request: Request,
  world: World,
  { customers, by }: Settings,
): Promise<ValuedCustomers | undefined> {
  if (customers.length === 0) return undefined;
  const given = await readInputs(request.options, world, valueInputs);
  const assumed = given.has('retention') || given.has('churn');
  const options = assumed ? { ...request.options, 'first-payment': 'excluded' } : request.options;
  return valuedCustomers({ ...request, options }, world, {
    files: customers,
    by,
    inputs: valueInputs,
    usualMethod: 'expected',
    status: 'optional',
    fields: problemFields,
  });
}
