import { numberText } from '../../render/number-text.ts';
import type { FittedRetention } from './result.ts';

type Fitted = Pick<FittedRetention, 'parameters' | 'standardErrors'>;

/** The parameters with their standard errors, to the digits that the errors leave: "shape 3.39 ± 0.44". */
export const parametersText = (fitted: Fitted): string =>
  named(fitted, (number, error) => numberText(number, decimalsOf(error)));

/** The same with more digits, to compare them with those of other tools. */
export const fineParametersText = (fitted: Fitted): string =>
  named(fitted, (number) => numberText(number, number >= 1000 ? 0 : number >= 100 ? 2 : 4));

function named(
  { parameters, standardErrors }: Fitted,
  text: (number: number, error: number) => string,
): string {
  return Object.entries(parameters)
    .map(([name, value]) => {
      const error = standardErrors[name] ?? 0;
      const spread = error > 0 ? ` ± ${text(error, error)}` : '';
      return `${name} ${text(value, error)}${spread}`;
    })
    .join(', ');
}

/** As many as show two digits of the error: the next digit of the value is chance. */
function decimalsOf(error: number): number {
  if (!(error > 0)) return 4;
  return Math.max(0, Math.min(10, 1 - Math.floor(Math.log10(error))));
}
