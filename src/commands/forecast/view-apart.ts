import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { left, right } from '../segments/segment-lines.ts';
import { valueName } from '../segments/segment-name.ts';
import { money, whole } from '../value/table-parts.ts';
import type { FittedSegment, ForecastResult } from './result.ts';
import { modelTitles, withErrors } from './view-models.ts';

/** What was fitted to each segment by itself, and whether that was worth it. */
export function apartBlocks({ result, assumptions }: Report<ForecastResult>): Block[] {
  const { apart, segments, unit } = result;
  if (apart === undefined) return [];
  const fits = segments.flatMap(({ segment, fitted }) =>
    fitted === undefined ? [] : [{ segment, fitted }],
  );
  const headers = Object.keys(fits[0]?.segment ?? {});
  const tested = fits.some(({ fitted }) => fitted.holdout !== null);
  const spend = money(fits.map(({ fitted }) => fitted.spend.mean));
  const worth = money(fits.map(({ fitted }) => fitted.newCustomer.value));
  const name = (segment: Readonly<Record<string, string>>) =>
    headers.map((header) => valueName(segment[header] ?? ''));
  return [
    {
      kind: 'table',
      heading: `Fitted apart: spend of a purchase, what a new customer is worth within ${assumptions['horizon']?.text ?? ''}${tested ? ', and purchases in the time held out' : ''}`,
      columns: [
        ...headers.map(left),
        left('model'),
        ...['AIC', 'spend', 'new', ...(tested ? ['foreseen', 'actual'] : [])].map(right),
      ],
      rows: fits.map(({ segment, fitted }, i) => ({
        cells: [
          ...name(segment),
          modelTitles[fitted.model],
          fitted.aic === null ? '–' : numberText(fitted.aic, 2),
          spend[i] ?? '',
          worth[i] ?? '',
          ...(tested ? heldOut(fitted) : []),
        ],
      })),
    },
    {
      kind: 'fields',
      rows: fits.flatMap(({ segment, fitted: { parameters, standardErrors } }) =>
        parameters === null
          ? []
          : [
              [
                name(segment).join(', '),
                `${withErrors(parameters, standardErrors)} in ${unit}s`,
              ] as const,
            ],
      ),
    },
    { kind: 'text', tone: 'plain', lines: [verdictText(apart)] },
  ];
}

const heldOut = ({ holdout }: FittedSegment): string[] =>
  holdout === null ? ['–', '–'] : [whole(holdout.predicted), whole(holdout.actual)];

/** Which model foresees, where there are several. */
export const apartText = ({ apart, segments }: ForecastResult, horizon: string): string =>
  `of each of ${whole(segments.length)} segments its own${apart?.verdict === 'no more than chance' ? ', though they do not differ more than chance' : ''}; ${horizon} ahead`;

function verdictText({
  model,
  aicTogether,
  aicApart,
  verdict,
}: NonNullable<ForecastResult['apart']>): string {
  if (model === null || aicTogether === null || aicApart === null)
    return 'No model could be fitted to every segment, so that nothing says whether they differ.';
  const figures = `${modelTitles[model]} has an AIC of ${numberText(aicApart, 2)} apart, ${numberText(aicTogether, 2)} together`;
  return verdict === 'differ'
    ? `The segments differ: ${figures}.`
    : `The segments do not differ more than chance: ${figures}. One fit of all is surer (--fit together).`;
}
