import type { Report } from '../../../core/report.ts';
import { type Block, pictureDetails } from '../../../render/document.ts';
import { numberText, percentText } from '../../../render/number-text.ts';
import { distributionPicture } from '../pictures/distribution.ts';
import { inputText, rangeText, tornadoPicture } from '../pictures/tornado.ts';
import type { Sensitivity, Uncertainty } from '../result-schema.ts';
import { money, nameColumn, table, valueColumn } from '../table.ts';

/** What of the value is said to be uncertain: "Lifetime value" or "Net value", and its base. */
export interface UncertainValue {
  readonly name: string;
  readonly base: number;
}

/** How the value is spread over the draws, as a picture. */
export function distributionBlocks(
  { simulation, sensitivity }: Partial<Uncertainty>,
  { name, base }: UncertainValue,
): Block[] {
  if (simulation === undefined || sensitivity === undefined) return [];
  const amountText = simulatedText({ simulation, sensitivity });
  return pictureDetails(distributionPicture(simulation, { name, base, amountText }));
}

/** What is drawn is not known to the cent, unless it is small. */
function simulatedText({ simulation, sensitivity }: Uncertainty): (figure: number) => string {
  const figures = [
    simulation.p10,
    simulation.p90,
    ...sensitivity.flatMap(({ low, high }) => [low, high]),
  ];
  const decimals = figures.some((figure) => Math.abs(figure) >= 1000) ? 0 : 2;
  return (figure) => numberText(figure, decimals);
}

/** What the ranges do to a value: how it is spread, why its mean is not the base, and which input moves it most. */
export function uncertaintyBlocks(
  { simulation, sensitivity }: Partial<Uncertainty>,
  value: UncertainValue,
  assumptions: Report<unknown>['assumptions'],
): Block[] {
  if (simulation === undefined || sensitivity === undefined) return [];
  const text = simulatedText({ simulation, sensitivity });
  const words = {
    heading: `What moves the ${value.name.toLowerCase()} most`,
    base: value.base,
    amountText: text,
  };
  const { p10, p50, p90, mean, draws, seed } = simulation;
  return [
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        `${numberText(draws, 0)} draws (seed ${seed}): P10 ${text(p10)} · P50 ${text(p50)} · P90 ${text(p90)} · mean ${text(mean)}`,
        ...departureSentence({ simulation, sensitivity }, value.base),
      ],
    },
    ...pictureDetails([tornadoPicture(sensitivity, words, assumptions)]),
    table(
      sensitivity,
      [
        { ...nameColumn('input', inputText), flexible: false },
        nameColumn('range', (line) => rangeText(line, assumptions)),
        valueColumn('at low', ({ low }) => low, money, text),
        valueColumn('at high', ({ high }) => high, money, text),
        valueColumn('swing', ({ swing }) => swing, money, text),
        {
          header: '+ base',
          align: 'left',
          drawn: true,
          texts: (lines) =>
            tornadoBars(
              lines.map(({ low, high }) => [low, high]),
              value.base,
            ),
        },
      ],
      {
        name: 'What each input moves',
        heading: `${value.name} with one input at its ends, the others at their base`,
      },
    ),
  ];
}

const barWidth = 17;

/**
 * A tornado in plain characters: every bar spans the values between its two ends, on one scale for all,
 * and crosses the base at its `+`. Dots keep its place where spaces would be dropped, as in Markdown.
 */
export function tornadoBars(
  ends: readonly (readonly [number, number])[],
  base: number,
): readonly string[] {
  const all = [base, ...ends.flat()];
  const least = Math.min(...all);
  const width = Math.max(...all) - least;
  const at = (value: number) =>
    width === 0 ? 0 : Math.round(((value - least) / width) * (barWidth - 1));
  return ends.map((pair) => {
    const [from, to] = [at(Math.min(...pair)), at(Math.max(...pair))];
    const cell = (i: number) => (i === at(base) ? '+' : i >= from && i <= to ? '=' : '.');
    return Array.from({ length: barWidth }, (_, i) => cell(i)).join('');
  });
}

/** A departure that is not worth a word. */
const negligible = 0.01;

/**
 * Why the mean of what is drawn is not the base: because the likely value of a range is not its mean, or
 * because the value is not in proportion to an input. What each of the two contributes is known from
 * the value at the means of the ranges.
 */
function departureSentence({ simulation, sensitivity }: Uncertainty, base: number): string[] {
  const { mean, atMeans, standardError } = simulation;
  const departure = mean - base;
  if (!(Math.abs(departure) > negligible * Math.abs(base))) return [];
  const bent = mean - atMeans;
  const matters = (part: number) => part / departure > 1 / 4;
  const reasons = [
    ...(matters(atMeans - base)
      ? ['a likely value is not the mean of its range, (low + 4·likely + high)/6']
      : []),
    // Within two standard errors it may be chance.
    ...(matters(bent) && Math.abs(bent) > 2 * standardError
      ? [bentSentence(sensitivity, bent > 0)]
      : []),
  ];
  if (reasons.length === 0) {
    reasons.push(`so few draws give it only to ±${numberText(2 * standardError)}`);
  }
  const by = base === 0 ? '' : `${percentText(Math.abs(departure / base), 1)} `;
  const where = departure > 0 ? 'above' : 'below';
  return [`The mean is ${by}${where} the base: ${reasons.join('; and ')}.`];
}

function bentSentence(sensitivity: readonly Sensitivity[], upwards: boolean): string {
  const leaving = sensitivity.some(({ input }) => input === 'churn' || input === 'retention');
  return leaving && upwards
    ? 'a low churn adds more years than a high one takes away, E[1/churn] > 1/E[churn]'
    : 'the value is not in proportion to its inputs, E[f(X)] ≠ f(E[X])';
}
