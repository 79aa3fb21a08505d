import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import type { ModelName } from '../../core/survival/family.ts';
import type { StepAmounts } from '../../core/value/waterfall.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import { customersInRows, figuresOf, lifetimeOf, type Valued } from '../shared/valuation/valued.ts';
import type { SegmentValue } from './result.ts';
import { termsOfSegments } from './segment-terms.ts';
import { type Lines, newCustomer } from './segment-values.ts';

/** What a segment is worth where its curve continues as one model does. */
interface ByModel {
  readonly totalValue: number;
  readonly toCome: number;
  readonly atAcquisition: number | null;
}

type ModelRange = NonNullable<SegmentValue['modelRange']>;

/**
 * Adds to each line what its figures are from the least to the most over the models that the data do not tell apart,
 * where they go beyond the data. The range of the total has every segment at its least, or at its most: which model is
 * right for one says nothing of another.
 */
export function withModelRanges({ segments, total }: Lines, valued: Valued): Lines {
  const { staying } = valued;
  if (staying.kind !== 'expected') return { segments, total };
  const most = Math.max(0, ...staying.segments.map(({ continuations }) => continuations.length));
  if (most < 2) return { segments, total };
  const byModel = modelValues(segments, valued, staying.segments, most);
  const lines = segments.map((line, s): SegmentValue => {
    const { continuations = [] } = staying.segments[s] ?? {};
    if (continuations.length < 2) return line;
    const all = [ownFigures(line), ...byModel.flatMap((values) => values[s] ?? [])];
    const models = continuations.map(({ model }) => model);
    return { ...line, modelRange: rangeOver(all, models, line.customers) };
  });
  return { segments: lines, total: { ...total, modelRange: rangeOfTotal(lines, total) } };
}

const ownFigures = ({ totalValue, toCome = 0, atAcquisition = null }: SegmentValue): ByModel => ({
  totalValue,
  toCome,
  atAcquisition,
});

/** What each segment is worth by its second model, by its third, and so on; one that has no more is worth the same. */
function modelValues(
  lines: readonly SegmentValue[],
  valued: Valued,
  staying: readonly SegmentStaying[],
  most: number,
): (readonly ByModel[])[] {
  const { rows } = customersInRows(valued);
  const termsOf = termsOfSegments(valued);
  return Array.from({ length: most - 1 }, (_, i) => {
    const curves = staying.map((own) => ({
      ...own,
      curve: own.continuations[i + 1]?.curve ?? own.curve,
    }));
    const { lifetime, expected } = valueOrRefusal(
      figuresOf(rows, { ...valued, staying: { kind: 'expected', segments: curves } }),
    );
    const worth = (amounts: StepAmounts | undefined) =>
      amounts === undefined ? 0 : lifetimeOf(amounts);
    return lines.map(({ annualSpend, atAcquisition = null }, s): ByModel => {
      const own = curves[s];
      return {
        totalValue: worth(lifetime.totals[s]),
        toCome: worth(expected?.toCome.totals[s]),
        atAcquisition:
          own === undefined || annualSpend === null || atAcquisition === null
            ? null
            : newCustomer(annualSpend, own, termsOf([s], annualSpend)),
      };
    });
  });
}

function rangeOver(
  all: readonly ByModel[],
  models: readonly ModelName[],
  customers: number,
): ModelRange {
  const over = (of: (figures: ByModel) => number | null) => {
    const known = all.flatMap((figures) => of(figures) ?? []);
    return { low: Math.min(...known), high: Math.max(...known) };
  };
  const totalValue = over((figures) => figures.totalValue);
  return {
    models: [...models],
    totalValue,
    mean: eachOf(totalValue, customers),
    toCome: over((figures) => figures.toCome),
    atAcquisition: all.some(({ atAcquisition }) => atAcquisition === null)
      ? null
      : over((figures) => figures.atAcquisition),
  };
}

type Ends = ModelRange['totalValue'];

const eachOf = ({ low, high }: Ends, customers: number): Ends | null =>
  customers === 0 ? null : { low: low / customers, high: high / customers };

/** All segments at their least, and at their most; those without a range as they are. */
function rangeOfTotal(lines: readonly SegmentValue[], total: SegmentValue): ModelRange {
  const sum = (of: (line: SegmentValue) => Ends): Ends => ({
    low: decimalSum(lines.map((line) => of(line).low)),
    high: decimalSum(lines.map((line) => of(line).high)),
  });
  const same = (figure: number): Ends => ({ low: figure, high: figure });
  const totalValue = sum((line) => line.modelRange?.totalValue ?? same(line.totalValue));
  const newOnes = sum(({ modelRange, atAcquisition, customers }) => {
    const { low, high } = modelRange?.atAcquisition ?? same(atAcquisition ?? 0);
    return { low: low * customers, high: high * customers };
  });
  return {
    models: [...new Set(lines.flatMap(({ modelRange }) => modelRange?.models ?? []))],
    totalValue,
    mean: eachOf(totalValue, total.customers),
    toCome: sum((line) => line.modelRange?.toCome ?? same(line.toCome ?? 0)),
    atAcquisition: total.atAcquisition == null ? null : eachOf(newOnes, total.customers),
  };
}
