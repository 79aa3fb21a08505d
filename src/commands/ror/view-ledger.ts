import { type EntryKind, entryKinds } from '../../core/relationship/ledger.ts';
import type { Table, TableRow } from '../../render/document.ts';
import { addingUp, numberText } from '../../render/number-text.ts';
import { right } from '../segments/segment-lines.ts';
import type { RorResult } from './result.ts';
import { kindWords } from './wording.ts';

/** The ledger as a waterfall: what is real, what it costs, what is left; printed amounts add up to printed totals. */
export function ledgerTable({ real, cost, leftOut }: RorResult): Table {
  const shown = <K extends EntryKind>(kinds: readonly K[]) =>
    kinds.filter((kind) => !leftOut.includes(kind));
  const [gained, paid] = [shown(entryKinds.real), shown(entryKinds.cost)];
  const amounts = addingUp([
    ...gained.map((kind) => real[kind]),
    ...paid.map((kind) => -cost[kind]),
  ]);
  const rows: TableRow[] = [];
  let running = 0;
  const line = (kind: EntryKind, at: number) => {
    const amount = amounts[at] ?? 0;
    running += amount;
    rows.push({ cells: [kindWords[kind].label, numberText(amount)] });
  };
  for (const [i, kind] of gained.entries()) line(kind, i);
  rows.push({ cells: ['Real value', numberText(running)], role: 'total' });
  for (const [i, kind] of paid.entries()) line(kind, gained.length + i);
  rows.push({ cells: ['Net value', numberText(running)], role: 'total' });
  return {
    kind: 'table',
    heading: 'Real value and cost, present value',
    columns: [{ header: '', align: 'left' }, right('')],
    rows,
  };
}

/** How the real value comes in, year by year, against the cost. */
export function yearsTable({ years }: RorResult): Table {
  const rows = years.length > mostYears ? withLaterYears(years) : years;
  return {
    ...yearRows(rows),
    columns: [right('year'), right('real value'), right('cost'), right('so far')],
  };
}

/** So many years are shown one by one. */
const mostYears = 10;

interface ShownYear {
  readonly year: number | string;
  readonly real: number;
  readonly cost: number;
}

function withLaterYears(years: RorResult['years']): ShownYear[] {
  const later = years.slice(mostYears - 1);
  const sum = (line: 'real' | 'cost') => later.reduce((total, year) => total + year[line], 0);
  const name = `${mostYears}–${years.length}`;
  return [...years.slice(0, mostYears - 1), { year: name, real: sum('real'), cost: sum('cost') }];
}

function yearRows(years: readonly ShownYear[]): Pick<Table, 'kind' | 'rows'> {
  const columns = [years.map(({ real }) => real), years.map(({ cost }) => cost)].map((amounts) =>
    addingUp(amounts),
  );
  let running = 0;
  return {
    kind: 'table',
    rows: years.map(({ year }, i) => {
      const [real = 0, cost = 0] = columns.map((amounts) => amounts[i] ?? 0);
      running += real - cost;
      return { cells: [String(year), ...[real, cost, running].map((each) => numberText(each))] };
    }),
  };
}
