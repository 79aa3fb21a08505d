import { valueOrRefusal } from '../shared/economics/ends.ts';
import { conventionDefaults, echoed } from '../shared/economics/inputs.ts';
import { atBase, relationshipOf } from '../shared/economics/terms.ts';
import { stepBasis } from '../shared/economics/view-waterfall.ts';
import { refuseUncountedOrders } from '../shared/orders/goods.ts';
import { type Changed, changedResult } from '../shared/what-if/changed-inputs.ts';
import { waterfallFigures } from '../shared/what-if/waterfall-figures.ts';
import type { WhatIfData, WrittenInput } from '../shared/what-if/what-if-data.ts';
import { valued } from './one-customer.ts';
import { spendNote } from './view.ts';

/** What one customer is worth for other inputs, each at the base of its range: on a page, by the code of the command. */
export const changedEstimate = (data: WhatIfData, changed: readonly WrittenInput[]): Changed =>
  changedResult('estimate', data, changed, (inputs) => {
    refuseUncountedOrders(inputs, false);
    const { years, waterfall, netValue } = valueOrRefusal(valued(relationshipOf(inputs, atBase)));
    const assumptions = { ...echoed(inputs), ...conventionDefaults(inputs) };
    const worth = inputs.has('acquisition') ? 'Net value' : 'Lifetime value';
    return {
      tables: [
        waterfallFigures({
          columns: [{ header: '', steps: waterfall }],
          note: (step) =>
            step === 'spend'
              ? spendNote({ result: { years }, assumptions })
              : stepBasis(step, assumptions),
          totals: { before: 'Lifetime value', after: 'Net value' },
        }),
      ],
      worth: { name: worth, amount: netValue },
    };
  });
