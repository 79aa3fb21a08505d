import { nearest } from '../../problems/nearest.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

/**
 * There is no such table; the nearest name is perhaps meant.
 *
 * @param tables - the schema and the name of those that there are; third, whether the name alone finds it: "true"
 */
export function tableUnknown(
  table: readonly string[],
  tables: readonly (readonly string[])[],
): Refusal {
  const name = table.join('.');
  const names = tables.map(([schema = '', own = '', isFound]) => ({
    // As it is to be written, and the part of it that the user wrote.
    written: isFound === 'true' && table.length === 1 ? own : `${schema}.${own}`,
    own: table.length === 1 ? own : `${schema}.${own}`,
  }));
  const near = nearest(
    table.slice(-2).join('.'),
    names.map(({ own }) => own),
  );
  const found = names.find(({ own }) => near !== '' && own === near)?.written ?? '';
  return new Refusal(problem('table-unknown', { table: name, nearest: found }));
}
