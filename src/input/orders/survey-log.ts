import type { Problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { OpenedFiles } from '../layout/open-file.ts';
import type { CustomerSurvey } from '../read-customers.ts';
import { planRecords } from '../records/plan-fields.ts';
import { surveyRecords } from '../records/read-records.ts';
import type { Records } from '../records/records.ts';
import { endRule, orderRequestOf } from './customers-of-log.ts';
import { unusedByLog } from './log-or-list.ts';
import { purchaseLogOf } from './purchase-log.ts';
import { ordersIn } from './read-orders.ts';

/**
 * Reads logs of orders as far as they can be understood: what the columns are, and which orders count.
 *
 * @throws {Refusal} a file that stops being text on the way, or an option that means nothing here
 */
export async function surveyLog(
  { main }: OpenedFiles,
  request: CustomerRequest,
  world: InputWorld,
): Promise<Omit<CustomerSurvey, 'customers'> & { readonly orders: string }> {
  const unused = unusedByLog(request);
  if (unused.length > 0) throw new Refusal(...unused);
  const orderRequest = orderRequestOf(request);
  const {
    opened,
    source,
    hasItems,
    request: recordRequest,
    unusedOptions,
  } = ordersIn(main, orderRequest);
  const { records, ...survey } = await surveyRecords(
    planRecords(opened, recordRequest),
    recordRequest,
    world,
  );
  const counted =
    records === undefined
      ? []
      : countOrders(records, () => {
          const { days } = purchaseLogOf({ records, source, hasItems }, orderRequest);
          endRule(days, request);
        });
  return {
    ...survey,
    orders: source.title,
    findings: [...survey.findings, ...counted, ...unusedOptions()],
    // Which orders do not count is known only now.
    sources: records?.sources() ?? survey.sources,
    periodYears: null,
  };
}

/** Sets aside the orders that do not count; where none does, or nothing tells who has left, that is a finding. */
function countOrders({ problems }: Records, count: () => void): readonly Problem[] {
  try {
    count();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = new Set(problems.tallies().flatMap(({ examples }) => examples));
    return error.problems.filter((each) => !said.has(each));
  }
}
