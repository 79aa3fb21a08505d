import { Refusal } from '../../../problems/refusal.ts';
import type { OrderRequest } from '../order-request.ts';
import type { PurchaseLog } from '../purchase-log.ts';

/** For tests: asks for the log in orders.csv. */
export const logRequest = (more: Partial<OrderRequest> = {}): OrderRequest => ({
  files: ['orders.csv'],
  columns: new Map(),
  keepRejects: true,
  amounts: 'net',
  labels: [],
  ...more,
});

/** For tests: all that a log says, or why it is refused. */
export async function logOutcome(log: Promise<PurchaseLog>): Promise<unknown> {
  try {
    const found = await log;
    return { ...found, problems: found.problems.tallies() };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.problems };
    throw error;
  }
}
