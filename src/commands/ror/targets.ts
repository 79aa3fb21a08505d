import { inYears, perYear, yearlyRetention } from '../../core/quantity/rate.ts';
import type { ProgrammeText } from './programme-text.ts';
import type { RorResult, TargetRow } from './result.ts';

/** What a target is compared with. */
type Reached = Pick<RorResult, 'returnOnRelationship' | 'netValue' | 'breakEvenYear' | 'groups'>;

/** The targets of the file beside what was reached: at least so much, or at most so many years. */
export function targetRows({ figures }: ProgrammeText, reached: Reached): TargetRow[] {
  const { annualSpend, retention } = reached.groups.treated.after;
  const actuals: readonly (readonly [string, TargetRow['target'], number | null])[] = [
    ['targets.return', 'return', reached.returnOnRelationship],
    ['targets.net-value', 'netValue', reached.netValue],
    ['targets.spend', 'spend', annualSpend],
    ['targets.retention', 'retention', retention],
    ['targets.break-even', 'breakEven', reached.breakEvenYear],
  ];
  return actuals.flatMap(([path, target, actual]) => {
    const read = figures.get(path)?.quantity;
    if (read === undefined) return [];
    const unit = read.unit ?? 'y';
    const { base } = read.range;
    const goal =
      target === 'retention'
        ? yearlyRetention(base, unit)
        : target === 'spend'
          ? perYear(base, unit)
          : target === 'breakEven'
            ? inYears(base, unit)
            : base;
    const met = actual !== null && (target === 'breakEven' ? actual <= goal : actual >= goal);
    return [{ target, goal, actual, met }];
  });
}
