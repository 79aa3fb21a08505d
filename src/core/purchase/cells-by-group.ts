import { type CellColumns, type CountedCells, thinnedCells } from './purchase-cells.ts';

/** The number of groups of the cells; 1 where they have none. */
export const groupCount = ({ group }: Pick<CellColumns, 'count' | 'group'>): number =>
  group === undefined ? 1 : group.reduce((most, code) => Math.max(most, code), 0) + 1;

/** The places of the cells of each group, rising. */
export function placesByGroup(cells: CellColumns): readonly Uint32Array[] {
  const places = Array.from({ length: groupCount(cells) }, (): number[] => []);
  for (let i = 0; i < cells.count; i++) places[cells.group?.[i] ?? 0]?.push(i);
  return places.map((some) => Uint32Array.from(some));
}

/** Some of the cells, by their places, each with its weight. */
export function cellsAt(cells: CellColumns, places: Uint32Array): CellColumns {
  const numbers = (of: Float64Array) => Float64Array.from(places, (i) => of[i] as number);
  const codes = (of: Uint32Array) => places.map((i) => of[i] as number);
  return {
    count: places.length,
    purchases: numbers(cells.purchases),
    recency: numbers(cells.recency),
    age: numbers(cells.age),
    weight: numbers(cells.weight),
    counts: cells.counts,
    countOf: codes(cells.countOf),
    times: cells.times,
    recencyOf: codes(cells.recencyOf),
    ageOf: codes(cells.ageOf),
    ...(cells.group !== undefined && { group: codes(cells.group) }),
  };
}

/** The same cells as one group. Cells that differed only by their groups remain apart, which changes no sum over them. */
export function ungrouped<Cells extends CellColumns>(cells: Cells): Omit<Cells, 'group'> {
  const { group: _, ...others } = cells;
  return others;
}

/** A sample has so many cells of each group, or all that it has. */
const fewestOfGroup = 500;

/**
 * A representative sample of the cells, as `thinnedCells` takes it, of each group by itself: a group of few customers
 * would hardly be in a sample of all, which would then say nothing of it.
 *
 * @param most - the number of cells of the sample; of several groups somewhat more
 */
export function thinnedGroups(cells: CountedCells, most: number): CellColumns {
  if (cells.group === undefined || cells.count <= most) return thinnedCells(cells, most);
  const parts = placesByGroup(cells).flatMap((places) => {
    if (places.length === 0) return [];
    const part = cellsAt(cells, places);
    const customers = part.weight.reduce((sum, weight) => sum + weight, 0);
    const share = Math.ceil((most * customers) / cells.customers);
    return [thinnedCells({ ...part, customers }, Math.max(fewestOfGroup, share))];
  });
  const numbers = (of: (part: CellColumns) => Float64Array) =>
    Float64Array.from(parts.flatMap((part) => Array.from(of(part))));
  const codes = (of: (part: CellColumns) => Uint32Array) =>
    Uint32Array.from(parts.flatMap((part) => Array.from(of(part))));
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    purchases: numbers(({ purchases }) => purchases),
    recency: numbers(({ recency }) => recency),
    age: numbers(({ age }) => age),
    weight: numbers(({ weight }) => weight),
    counts: cells.counts,
    countOf: codes(({ countOf }) => countOf),
    times: cells.times,
    recencyOf: codes(({ recencyOf }) => recencyOf),
    ageOf: codes(({ ageOf }) => ageOf),
    group: codes(({ group, count }) => group ?? new Uint32Array(count)),
  };
}
