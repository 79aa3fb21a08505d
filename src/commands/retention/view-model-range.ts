import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import {
  figureColumn,
  lineName,
  segmentLines,
  segmentTable,
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
 * tell apart from it.
 *
 * @param many - leave out which models these are
 */
export function rangeBlocks(
  { result, assumptions }: Report<RetentionResult>,
  many: boolean,
): Block[] {
  const lines = segmentLines(result);
  const ranges = lines.flatMap((line) => rangeOf(line) ?? []);
  const [sample] = ranges;
  if (sample === undefined) return [];
  const text = (name: string) => assumptions[name]?.text ?? '';
  const has = (of: (range: ModelRange) => YearsRange | undefined) =>
    ranges.some((range) => of(range) !== undefined);
  const column = (
    header: string,
    of: (range: ModelRange) => YearsRange | undefined,
  ): TableColumn<SegmentRetention> =>
    figureColumn(header, (line) => {
      const range = rangeOf(line);
      return rangeText(range && of(range));
    });
  return [
    segmentTable(
      result,
      [
        column('mean y', ({ meanYears }) => meanYears),
        has(({ toHorizon }) => toHorizon) &&
          column(`to ${text('horizon')}`, ({ toHorizon }) => toHorizon),
        has(({ discountedYears }) => discountedYears) &&
          column(`at ${text('discount')}`, ({ discountedYears }) => discountedYears),
        ...(sample.residual ?? []).map(({ period }, i) =>
          column(`in period ${period}`, ({ residual }) => residual?.[i]),
        ),
      ],
      'The same from the least to the most over several models: beyond the data they differ',
    ),
    { kind: 'text', tone: 'plain', lines: many ? [] : modelNotes(result) },
  ];
}

function rangeText(range: YearsRange | undefined): string {
  if (range === undefined) return unknown;
  const [low, high] = [yearsText(range.low, 2), yearsText(range.high, 2)];
  return low === high ? low : `${low} to ${high}`;
}

/** Which models the ranges are over, and why. */
function modelNotes(result: RetentionResult): string[] {
  return segmentLines(result).flatMap((line) => {
    const range = rangeOf(line);
    if (range === undefined) return [];
    const name = lineName(result, line);
    const doubtful = line.models.some(
      ({ model, fit }) => model === line.bestModel && fit?.verdict === 'doubtful',
    );
    const why = doubtful
      ? 'all, as the best is doubtful'
      : 'those whose AIC is less than 10 above the best';
    return [`${name === '' ? 'Over' : `${name}: over`} ${range.models.join(', ')}: ${why}.`];
  });
}
