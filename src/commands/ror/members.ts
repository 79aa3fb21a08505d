import { customerStatus } from '../../core/customers.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Request, World } from '../command.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { memberFields } from './member-fields.ts';
import type { RorOptions, TreatedColumn } from './options.ts';
import { treatedBy } from './treated-word.ts';

/** One customer of either group. */
export interface Member {
  readonly id: string;
  readonly group: 'treated' | 'comparison';
  /** Spend a year before the programme began; NaN where it is not known. */
  readonly spendBefore: number;
  readonly spendAfter: number;
  /** How long the customer was observed since the programme began. */
  readonly exposureYears: number;
  readonly ended: boolean;
}

/** The customers of both groups, each once, and the files they stood in. */
export interface Members {
  readonly members: readonly Member[];
  readonly records: readonly Records[];
}

/**
 * Reads who was treated and who was not, from a column of one file or from a file of each.
 *
 * @throws {Refusal} a file cannot be read, or does not tell who is treated
 */
export async function readMembers(request: Request<RorOptions>, world: World): Promise<Members> {
  const { operands, options } = request;
  const { comparison: others, treated: column } = options;
  const read = async (files: readonly string[]) => {
    const wanted = recordRequest(request, files, memberFields);
    const fields =
      others.length === 0 ? memberFields : memberFields.filter(({ name }) => name !== 'treated');
    const columns = new Map(wanted.columns);
    if (column !== undefined)
      columns.set('treated', { text: column.header, header: column.header, option: '--treated' });
    return readRecords({ ...wanted, fields, columns }, world);
  };
  const seen: Seen = { ids: new Set(), byLowerCase: new Map() };
  if (others.length > 0) {
    const [treated, comparison] = [await read(operands), await read(others)];
    return {
      members: [
        ...membersOf(treated, seen, () => 'treated'),
        ...membersOf(comparison, seen, () => 'comparison'),
      ],
      records: [treated, comparison],
    };
  }
  const records = await read(operands);
  if (!records.has('treated')) refuseUntold();
  return { members: membersOf(records, seen, groupBy(records, column)), records: [records] };
}

function refuseUntold(): never {
  const option = '--treated or --comparison';
  throw new Refusal(
    problem('option-missing', { command: 'ror', option, example: '--treated member' }),
  );
}

function groupBy(
  records: Records,
  column: TreatedColumn | undefined,
): (row: number) => Member['group'] {
  const texts = records.text('treated');
  const values = [...new Set(texts)].sort();
  const { header = 'treated', value } = column ?? {};
  const isTreated = treatedBy(values, value);
  if (isTreated === undefined) {
    throw new Refusal(problem('group-unclear', { header, values: listOf(values) }));
  }
  if (!values.some(isTreated)) {
    const args = { group: 'treated', header, value: value ?? '', values: listOf(values) } as const;
    throw new Refusal(problem('group-empty', args));
  }
  return (row) => (isTreated(texts[row] ?? '') ? 'treated' : 'comparison');
}

const mostShown = 6;

const listOf = (values: readonly string[]): string =>
  values.slice(0, mostShown).join(', ') + (values.length > mostShown ? ' and others' : '');

/** The customers that the rows before have named. */
interface Seen {
  readonly ids: Set<string>;
  /** The first of those that are the same in lower case. */
  readonly byLowerCase: Map<string, string>;
}

function noteCase(records: Records, row: number, id: string, { byLowerCase }: Seen): void {
  const folded = id.toLowerCase();
  const one = byLowerCase.get(folded);
  if (one === undefined) byLowerCase.set(folded, id);
  else records.note(row, problem('ids-differ-by-case', { one, other: id }));
}

function membersOf(
  records: Records,
  seen: Seen,
  groupOf: (row: number) => Member['group'],
): Member[] {
  const ids = records.text('id');
  const [spendBefore, spendAfter, tenureBefore, tenureAfter, status] = [
    'spend-before',
    'spend-after',
    'tenure-before',
    'tenure-after',
    'status',
  ].map((field) => records.numbers(field));
  return ids.flatMap((id, row): Member[] => {
    const [before, after] = [tenureBefore?.[row] ?? 0, tenureAfter?.[row] ?? 0];
    if (seen.ids.has(id)) records.setAside(row, problem('member-repeated', { id }));
    else if (after < before) records.setAside(row, problem('exposure-negative', { before, after }));
    else if (status?.[row] === customerStatus.unknown)
      records.setAside(row, problem('status-unknown', {}));
    else {
      noteCase(records, row, id, seen);
      seen.ids.add(id);
      return [
        {
          id,
          group: groupOf(row),
          spendBefore: spendBefore?.[row] ?? Number.NaN,
          spendAfter: spendAfter?.[row] ?? Number.NaN,
          // Whole months that were divided into years differ by a little more or less than they do.
          exposureYears: Math.round((after - before) * 1e9) / 1e9,
          ended: status?.[row] === customerStatus.ended,
        },
      ];
    }
    return [];
  });
}
