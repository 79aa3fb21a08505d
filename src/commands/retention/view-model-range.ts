import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import {
  decimal,
  intervalColumn,
  lineName,
  segmentLines,
  type TableColumn,
  unknown,
} from '../shared/table.ts';
import type { ModelRange } from './model-result.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';

/** The least and the most of some years; null is infinite. */
type YearsRange = ModelRange['meanYears'];

/** The digits of a longer mean have no meaning: no relationship lasts so long. */
const longestYears = 1000;

/** "4.12", "over 1,000", "infinite". */
export function yearsText(years: number | null, decimals: number): string {
  if (years === null) return 'infinite';
  return years > longestYears ? `over ${numberText(longestYears, 0)}` : numberText(years, decimals);
}

/** The range of a segment, where the data leave more than one model. */
export const rangeOf = ({ modelRange }: SegmentRetention): ModelRange | undefined =>
  (modelRange?.models.length ?? 0) > 1 ? modelRange : undefined;

/**
 * What the best model says of times beyond the data, from the least to the most over the models that the data do not
 * tell apart from it; none where there is no range.
 */
export function rangeColumns({
  result,
  assumptions,
}: Report<RetentionResult>): TableColumn<SegmentRetention>[] {
  const ranges = segmentLines(result).flatMap((line) => rangeOf(line) ?? []);
  const [sample] = ranges;
  if (sample === undefined) return [];
  const column = (
    header: string,
    of: (range: ModelRange) => YearsRange | undefined,
  ): TableColumn<SegmentRetention>[] =>
    ranges.some((range) => of(range) !== undefined)
      ? [
          rangeColumn(header, (line) => {
            const range = rangeOf(line);
            return range && of(range);
          }),
        ]
      : [];
  const text = (name: string) => assumptions[name]?.text ?? '';
  return [
    ...column('mean y', ({ meanYears }) => meanYears),
    ...column(`to ${text('horizon')}`, ({ toHorizon }) => toHorizon),
    ...column(`at ${text('discount')}`, ({ discountedYears }) => discountedYears),
    ...(sample.residual ?? []).flatMap(({ period }, i) =>
      column(`in period ${period}`, ({ residual }) => residual?.[i]),
    ),
  ];
}

/** The ends of a range of years, or the one figure. */
export const rangeColumn = (
  header: string,
  of: (line: SegmentRetention) => YearsRange | undefined,
): TableColumn<SegmentRetention> => ({
  ...intervalColumn(header, of, decimal(2), (years) => yearsText(years, 2)),
  texts: (lines) => lines.map((line) => rangeText(of(line))),
});

/** "4.72 to 4.74", or the one figure where both ends print alike. */
function rangeText(range: YearsRange | undefined): string {
  if (range === undefined) return unknown;
  const [low, high] = [yearsText(range.low, 2), yearsText(range.high, 2)];
  return low === high ? low : `${low} to ${high}`;
}

/** Over which models the ranges are, and why: segments with the same models together. */
export function rangeNotes(result: RetentionResult): string[] {
  const segmentsOf = new Map<string, string[]>();
  for (const line of segmentLines(result)) {
    const range = rangeOf(line);
    if (range === undefined) continue;
    const over = overText(line, range);
    segmentsOf.set(over, [...(segmentsOf.get(over) ?? []), lineName(result, line)]);
  }
  const all = [...segmentsOf].map(([over, names]) =>
    names.every((name) => name === '') ? over : `${over} (${nameList(names)})`,
  );
  return all.length === 0 ? [] : [`Several models: ${all.join('; ')}.`];
}

/** "a, b, c and 9 more". */
function nameList(names: readonly string[]): string {
  const shown = names.length > mostListed + 1 ? names.slice(0, mostListed) : names;
  const rest = names.length - shown.length;
  return `${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}

const mostListed = 6;

function overText({ models, bestModel }: SegmentRetention, range: ModelRange): string {
  const best = models.find(({ model }) => model === bestModel);
  if (best?.fit?.result === 'doubtful') {
    return `all ${range.models.length} that were fitted, because the best is doubtful`;
  }
  return `${range.models.join(', ')}, whose AIC is less than 10 above the best`;
}
