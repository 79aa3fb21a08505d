import { noDay } from '../../core/customers.ts';
import { type CountedOnce, countEachOnce } from '../../core/relationship/counted-once.ts';
import type { Field } from '../../input/records/field.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Request, World } from '../command.ts';
import { outcomeIn } from '../shared/reading/outcome-word.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { broughtFields, recoveredFields } from './member-fields.ts';
import type { Member } from './members.ts';
import type { RorOptions } from './options.ts';

/** What the files of referrals and of recoveries add, everybody counted once. */
export interface NamedCustomers {
  /** How many each member referred who count; undefined without a file of referrals. */
  readonly referrals: ReadonlyMap<string, number> | undefined;
  /** How many were kept by recovery who count; undefined without a file of recoveries. */
  readonly recovered: number | undefined;
  readonly countedOnce: readonly CountedOnce[];
  readonly records: readonly Records[];
}

/**
 * Reads who referred whom and who was recovered, and counts every customer in one amount.
 *
 * @throws {Refusal} a file cannot be read
 */
export async function readNamed(
  request: Request<RorOptions>,
  members: readonly Member[],
  world: World,
): Promise<NamedCustomers> {
  const { referralsFrom, recoveriesFrom } = request.options;
  const since = request.options.since?.day;
  const read = async (file: string | undefined, fields: readonly Field[]) =>
    file === undefined ? undefined : readRecords(recordRequest(request, [file], fields), world);
  const brought = await read(referralsFrom, broughtFields);
  const mended = await read(recoveriesFrom, recoveredFields);
  const [referrers, referred] = [brought?.text('referrer') ?? [], brought?.text('referred') ?? []];
  const referralRows = soundRows(brought, since).filter((row) => {
    const id = referred[row] ?? '';
    if (referrers[row] !== id) return true;
    brought?.setAside(row, problem('referral-of-oneself', { id }));
    return false;
  });
  const recoveryRows = recoveredRows(mended, since);
  const recovered = mended?.text('id') ?? [];
  const idsOf = (group: Member['group']) =>
    new Set(members.flatMap((member) => (member.group === group ? [member.id] : [])));
  const counted = countEachOnce({
    treated: idsOf('treated'),
    comparison: idsOf('comparison'),
    referred: referralRows.map((row) => referred[row] ?? ''),
    recovered: recoveryRows.map((row) => recovered[row] ?? ''),
  });
  const told = new Map(
    counted.countedOnce.map((each) => [`${each.alsoIn} ${each.customer}`, each]),
  );
  const referrals = new Map<string, number>();
  const come = new Set<string>();
  for (const row of referralRows) {
    const [by, id] = [referrers[row] ?? '', referred[row] ?? ''];
    const elsewhere = told.get(`referral ${id}`);
    if (elsewhere !== undefined) brought?.setAside(row, once(elsewhere));
    else if (come.has(id))
      brought?.setAside(row, problem('referral-repeated', { referrer: by, referred: id }));
    else referrals.set(by, (referrals.get(by) ?? 0) + 1);
    come.add(id);
  }
  const kept = new Set<string>();
  for (const row of recoveryRows) {
    const id = recovered[row] ?? '';
    const elsewhere = told.get(`recovery ${id}`);
    if (elsewhere !== undefined) mended?.setAside(row, once(elsewhere));
    else if (kept.has(id)) mended?.setAside(row, problem('member-repeated', { id }));
    kept.add(id);
  }
  return {
    referrals: brought && referrals,
    recovered: mended && counted.recovered.size,
    countedOnce: counted.countedOnce,
    records: [brought, mended].flatMap((each) => each ?? []),
  };
}

const once = ({ customer, countedAs, alsoIn }: CountedOnce): Problem =>
  problem('counted-once', { customer, countedAs, alsoIn });

/** Rows from the day on; all where no day is named. */
function soundRows(records: Records | undefined, since: number | undefined): number[] {
  if (records === undefined) return [];
  const days = records.days('date');
  return Array.from({ length: records.count }, (_, row) => row).filter((row) => {
    const day = days[row] ?? noDay;
    if (since === undefined || (day !== noDay && day >= since)) return true;
    records.setAside(row, problem('before-the-programme', {}));
    return false;
  });
}

function recoveredRows(records: Records | undefined, since: number | undefined): number[] {
  const outcomes = records?.text('outcome') ?? [];
  return soundRows(records, since).filter((row) => {
    const outcome = outcomes[row] ?? '';
    const found = outcomeIn(outcome);
    if (found === 'resolved' || found === 'quickly') return true;
    records?.setAside(row, problem('not-recovered', { outcome }));
    return false;
  });
}
