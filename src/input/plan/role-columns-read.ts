import type { AssignedColumn } from '../headers/assign-roles.ts';
import { spanText } from '../headers/time-span.ts';
import type { ReadColumn } from '../profile/understanding.ts';
import type { FilePlan } from './file-plan.ts';

/** What the columns of a file of customers are read as, for a report on it. */
export const roleColumnsRead = (plan: FilePlan): readonly ReadColumn[] =>
  [...plan.assigned.values()].map((column) => ({
    index: column.index,
    role: column.role,
    isMoney: column.role === 'spend',
    unit: unitOf(column, plan),
    decidedBy: decidedBy(column, plan),
  }));

function unitOf({ role }: AssignedColumn, plan: FilePlan): string | null {
  const units = { spend: plan.spendPeriod, tenure: plan.tenureUnit };
  const unit = role === 'spend' || role === 'tenure' ? units[role] : undefined;
  if (unit === undefined) return null;
  return typeof unit === 'string' ? unit : spanText(unit);
}

function decidedBy({ role, tier, unit }: AssignedColumn, plan: FilePlan): string {
  const by = tier === 0 ? '--column' : 'name';
  const read = plan.reads.has(role) || role === 'segment' || role === 'month';
  if (!read) return `${by}; not read`;
  if (role !== 'spend' || unit !== undefined) return by;
  if (plan.spendPeriod === 'interval')
    return `${by}; unit from ${plan.assigned.get('interval')?.header ?? ''}`;
  return plan.spendPeriod === undefined
    ? by
    : `${by}; unit from ${plan.assigned.get('month')?.header ?? ''}`;
}
