import { customerFields } from '../../input/customers/customer-fields.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import { allMovementFields } from '../../input/subscriptions/movement-fields.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { RetentionOptions } from './options.ts';

/** What the columns of files of customers, cohorts and orders can be. */
const ofStays: readonly string[] = [...customerFields, ...allOrderFields].map(({ name }) => name);
const ofMovements: readonly string[] = allMovementFields.map(({ name }) => name);

/**
 * Columns are named for files of stays, or with `--movements` for files of subscriptions.
 *
 * @throws {Refusal} `--column` names one that these files do not have
 */
export function refuseRoles({ column, movements }: RetentionOptions): void {
  const known = movements === true ? ofMovements : ofStays;
  const unused = column.map(([role]) => role).filter((role) => !known.includes(role));
  const [command, usedBy] =
    movements === true
      ? ['retention --movements', 'files of customers or orders']
      : ['retention without --movements', 'files of subscriptions, with --movements'];
  if (unused.length > 0)
    throw new Refusal(
      ...unused.map((role) =>
        problem('option-unused', { option: `--column ${role}=`, command, usedBy }),
      ),
    );
}
