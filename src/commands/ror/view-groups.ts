import type { Table } from '../../render/document.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import { left, right } from '../segments/segment-lines.ts';
import type { Behaviour, Group, RorResult } from './result.ts';

/** What the groups did before and after, and what the treated would have done otherwise. */
export function groupsTable({ groups }: RorResult): Table {
  const { treated, comparison, counterfactual } = groups;
  const spend = (behaviour: Partial<Behaviour> | null) =>
    behaviour?.annualSpend === undefined ? '' : numberText(behaviour.annualSpend);
  const stays = (behaviour: Partial<Behaviour> | null) =>
    behaviour?.retention === undefined ? '' : percentText(behaviour.retention, 1);
  const row = (name: string, { customers, before, after }: Group) => ({
    cells: [
      name,
      customers === null ? '' : numberText(customers, 0),
      spend(before),
      spend(after),
      stays(before),
      stays(after),
    ],
  });
  const without: Group = { customers: null, before: null, after: counterfactual };
  return {
    kind: 'table',
    heading: 'What they spend in a year, and the share that stays for one',
    columns: [
      left(''),
      right('customers'),
      right('spend before'),
      right('after'),
      right('stay before'),
      right('after'),
    ],
    rows: [
      row('Treated', treated),
      ...(comparison === null ? [] : [row('Comparison', comparison)]),
      row('Treated, without it', without),
    ],
  };
}
