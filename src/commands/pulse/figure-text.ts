import { numberText, shortNumber } from '../../render/number-text.ts';
import type { IndicatorPulse } from './result.ts';

const mostDecimals = 6;

/** The decimals that show four digits of the usual step from one value to the next. */
function decimalsOf({ movingRange }: Pick<IndicatorPulse, 'movingRange'>): number {
  if (movingRange === null || movingRange === 0) return 4;
  let decimals = 0;
  for (let step = movingRange; step < 1000 && decimals < mostDecimals; step *= 10) decimals += 1;
  return decimals;
}

/** A value of the indicator, with as many decimals as it has: "34%", "5,320". */
export const valueText = (value: number, indicator: IndicatorPulse): string =>
  shortNumber(value, decimalsOf(indicator)) + (indicator.unit ?? '');

/** A centre or a limit, to the digits that matter; nothing where there is none. */
export function limitText(value: number | null, indicator: IndicatorPulse): string {
  if (value === null) return '';
  const text =
    indicator.movingRange === 0
      ? shortNumber(value, mostDecimals)
      : numberText(value, decimalsOf(indicator));
  return text + (indicator.unit ?? '');
}
