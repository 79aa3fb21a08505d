import type { CodedColumn } from '../../core/customers.ts';
import { problem } from '../../problems/problem.ts';
import type { LabelColumn } from '../columns/label-column.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { Entries } from './entries.ts';
import { type Groups, groupMembers } from './groups.ts';
import { idOf, type Joined } from './join.ts';
import type { RowOutcomes } from './row-outcomes.ts';

interface LabelSource {
  readonly column: LabelColumn;
  readonly rowOf: (entry: number) => number;
}

/** The labels of the given entries: from the main table, else from the first joined one that has them. */
export function labelsOf(
  names: readonly string[],
  entries: Entries,
  joins: readonly Joined[],
  used: Uint32Array,
): ReadonlyMap<string, CodedColumn> {
  return new Map(
    names.flatMap((name) => {
      const source = labelSource(name, entries, joins);
      return source === undefined
        ? []
        : [[name, source.column.coded(used.map(source.rowOf))] as const];
    }),
  );
}

function labelSource(
  name: string,
  { table, rows }: Entries,
  joins: readonly Joined[],
): LabelSource | undefined {
  const mainColumn = table.label(name);
  if (mainColumn !== undefined)
    return { column: mainColumn, rowOf: (entry) => rows?.[entry] ?? entry };
  for (const { entries, match } of joins) {
    const column = entries.table.label(name);
    if (column === undefined) continue;
    const rowOf = (entry: number) => entries.rows?.[match[entry] ?? 0] ?? match[entry] ?? 0;
    return { column, rowOf };
  }
  return undefined;
}

/** Says where rows that are brought together have different labels: the first one counts. */
export function noteDifferingLabels(
  names: readonly string[],
  entries: Entries,
  outcomes: RowOutcomes,
  groups: Groups,
  problems: RowProblems,
): void {
  for (const name of names) {
    const column = entries.table.label(name);
    if (column === undefined) continue;
    for (let group = 0; group < groups.count; group++) {
      const [first = 0, ...others] = groupMembers(groups, group);
      const kept = column.value(outcomes.rowOf(first));
      const differing = others.find((entry) => column.value(outcomes.rowOf(entry)) !== kept);
      if (differing === undefined) continue;
      const other = column.value(outcomes.rowOf(differing));
      problems.note(problem('labels-differ', { id: idOf(entries, first), kept, other }), {
        ...outcomes.placeOf(differing),
        column: name,
      });
    }
  }
}
