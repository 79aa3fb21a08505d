import { evenSpend, type MonthlySpend, multipliersOf } from '../../core/forecast/monthly-spend.ts';
import { type SpendMonths, spendMonthsReasons } from '../../core/purchase/calendar/spend-months.ts';
import { isParameter } from '../../core/purchase/purchase-model.ts';
import {
  flag,
  isCovariance,
  matrix,
  number,
  oneOf,
  orNull,
  type SavedFields,
} from '../shared/saved-fields.ts';

const path = 'result.spend.months';
const orUnknown = orNull(number);

/**
 * The spend on a purchase by month in a saved forecast; the same in every month in a result of a version without it.
 *
 * @throws {Refusal} numbers that no multipliers can have, or calendar months that they lack
 */
export function readSpendMonths(fields: SavedFields): MonthlySpend {
  if (fields.find(path, (value) => value !== null) !== true) return evenSpend;
  const saved = fields.part(path);
  if (saved === null) return evenSpend;
  const finding: SpendMonths = {
    used: saved.get('used', flag),
    why: saved.get('why', oneOf(spendMonthsReasons)),
    months: saved.list('months').map((month) => ({
      month: month.get('month', number),
      multiplier: month.get('multiplier', orUnknown),
      low: month.get('low', orUnknown),
      high: month.get('high', orUnknown),
      years: month.get('years', number),
      purchases: month.get('purchases', number),
      compared: month.get('compared', number),
    })),
    covariance: saved.get('covariance', orNull(matrix)),
    customers: saved.get('customers', number),
    test: testIn(saved),
  };
  const { months, covariance, used } = finding;
  const refuse = (sound: boolean, at: string) => {
    if (!sound) throw saved.broken(at, 'unusable');
  };
  refuse(months.length === 12 && months.every(({ month }, i) => month === i + 1), 'months');
  refuse(
    months.every(({ multiplier }) => multiplier === null || isParameter(multiplier)),
    'months',
  );
  refuse(isCovariance(covariance, 12), 'covariance');
  const multipliers = used ? multipliersOf(finding) : null;
  refuse(used === (multipliers !== null), 'used');
  return { finding, used: multipliers };
}

function testIn(saved: SavedFields): SpendMonths['test'] {
  const statistic = saved.get('statistic', orUnknown);
  if (statistic === null) return null;
  return {
    statistic,
    degrees: saved.get('freedom', number),
    phi: saved.get('dispersion', number),
    phiDegrees: saved.get('dispersionFreedom', number),
    p: saved.get('p', number),
  };
}
