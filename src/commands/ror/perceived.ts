import { ledger, lineTotals } from '../../core/relationship/ledger.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import { programmeAmounts } from '../../core/relationship/programme.ts';
import type { Outcome } from '../../problems/problem.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { atBase, type PickFigure } from './figures.ts';
import type { PerceivedValue } from './result.ts';

/** Of what is perceived, the one quantity that lowers it as it rises. */
const lowering = 'perceived.sharing.tracked';

/**
 * What is perceived, at the ends of its own ranges: everything in it raises it, but for the share that is
 * tracked as referrals. How far and at which discount it counts is taken as given.
 */
export function perceivedValue(at: (pick: PickFigure) => Outcome<Programme>): PerceivedValue {
  const end = (low: 'low' | 'high', high: 'low' | 'high') =>
    totalAt(at, (name, range) => {
      if (!name.startsWith('perceived.')) return range.base;
      return name === lowering ? range[high] : range[low];
    });
  const { sharing, knowledge, total } = totalAt(at, atBase);
  const [low, high] = [end('low', 'high').total, end('high', 'low').total];
  return { sharing, knowledge, total: { low, base: total, high } };
}

function totalAt(at: (pick: PickFigure) => Outcome<Programme>, pick: PickFigure) {
  const programme = valueOrRefusal(at(pick));
  return lineTotals(ledger(valueOrRefusal(programmeAmounts(programme))), 'perceived');
}
