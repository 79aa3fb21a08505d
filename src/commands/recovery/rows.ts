import type { Report } from '../../core/report.ts';
import type { Row } from '../command.ts';
import type { RecoveryResult } from './result.ts';

/** The main list, flat: the pain points, the most valuable first. */
export const rows = ({ result }: Report<RecoveryResult>): readonly Row[] =>
  result.kinds.map(({ outcomes, levers, ...kind }) => ({
    problem: kind.problem,
    severity: kind.severity,
    customers: kind.customers,
    complained: kind.complained,
    ...prefixed('outcomes', outcomes),
    lost: kind.lost,
    valueAtRisk: kind.valueAtRisk,
    recoverable: kind.recoverable,
    recoverableCost: kind.recoverableCost,
    recoverablePerUnit: kind.recoverablePerUnit,
    cost: kind.cost,
    mendingCost: kind.mendingCost,
    days: kind.days,
    ...prefixed('levers', levers),
  }));

const prefixed = (name: string, figures: Readonly<Record<string, number | null>>): Row =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name}.${key}`, value]));
