import type { ForecastTerms } from '../../core/forecast/purchase-steps.ts';
import type { Assumption } from '../../core/report.ts';
import { drawingEchoed } from '../shared/economics/drawing.ts';
import {
  conventionDefaults,
  type Inputs,
  echoed as inputsEchoed,
} from '../shared/economics/inputs.ts';
import { echoed } from '../shared/orders/request.ts';
import type { ForesightPlan } from './forecast-plan.ts';
import type { Foreseen } from './foreseen.ts';
import { usualHorizonYears } from './inputs.ts';
import type { ForecastOptions } from './options.ts';

/** What a forecast rests on besides how its files were read. */
export function foresightEchoed(
  { options, inputs, settings, given }: ForesightPlan,
  terms: ForecastTerms,
  parts: readonly Foreseen[],
): Record<string, Assumption> {
  return {
    ...horizonEchoed(terms),
    ...(options.fit !== undefined && { fit: echoed('fit', options.fit, options.fit) }),
    ...(given?.assumptions ?? { holdout: holdoutEchoed(options.holdout, parts) }),
    ...inputsEchoed(inputs),
    ...defaultsEchoed(inputs),
    ...drawingEchoed(settings.drawing, options),
  };
}

function horizonEchoed({ horizonYears }: ForecastTerms): Record<string, Assumption> {
  if (horizonYears !== usualHorizonYears) return {};
  return { horizon: { value: horizonYears, unit: 'y', text: '1y', source: 'default' } };
}

/** What holds where the inputs do not say otherwise. */
function defaultsEchoed(inputs: Inputs): Record<string, Assumption> {
  const { referralReward, mendingCost } = conventionDefaults(inputs);
  const ofNew = { value: 'new', unit: null, text: 'of a new customer', source: 'default' };
  const referred = inputs.has('referrals') && !inputs.has('referral-value');
  return {
    ...(referred && { referralValue: ofNew }),
    ...(referralReward !== undefined && { referralReward }),
    ...(mendingCost !== undefined && { mendingCost }),
  };
}

/** Segments that are fitted apart may each have held out another time. */
function holdoutEchoed(given: ForecastOptions['holdout'], parts: readonly Foreseen[]): Assumption {
  const lengths = parts.map(({ split, customers: { until } }) =>
    split === null ? 'none' : `${until - split}d`,
  );
  const [first = 'none'] = lengths;
  const days = lengths.every((length) => length === first) ? first : 'by segment';
  return {
    ...echoed('holdout', days, given),
    text: typeof given === 'object' ? given.text : (given ?? days),
  };
}
