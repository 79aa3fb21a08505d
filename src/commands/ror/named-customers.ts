import { noDay } from '../../core/customers.ts';
import { type CountedOnce, countEachOnce } from '../../core/relationship/counted-once.ts';
import type { Field } from '../../input/records/field.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Request, World } from '../command.ts';
import { recoveredFields, referredFields } from '../shared/reading/member-fields.ts';
import { outcomeIn } from '../shared/reading/outcome-word.ts';
import { recordRequest } from '../shared/reading/request.ts';
import type { Member } from './members.ts';
import type { RorOptions } from './options.ts';

/** The customers of the files of referrals and recoveries, each counted once. */
export interface NamedCustomers {
  /** Referrals that count, by referrer; undefined without a file of referrals. */
  readonly referrals: ReadonlyMap<string, number> | undefined;
  /** Recovered customers who count; undefined without a file of recoveries. */
  readonly recovered: number | undefined;
  readonly countedOnce: readonly CountedOnce[];
  readonly records: readonly Records[];
}

/**
 * Reads the files of referrals and recoveries, and counts every customer in one amount only. The other rows are set
 * aside.
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
  const referralFile = await read(referralsFrom, referredFields);
  const recoveryFile = await read(recoveriesFrom, recoveredFields);
  const [referrers, referred] = [
    referralFile?.comparedIds('referrer') ?? [],
    referralFile?.comparedIds('referred') ?? [],
  ];
  const referralRows = rowsSince(referralFile, since).filter((row) => {
    const id = referred[row] ?? '';
    if (referrers[row] !== id) return true;
    referralFile?.setAside(row, problem('referral-of-oneself', { id }));
    return false;
  });
  const recoveryRows = recoveredRows(recoveryFile, since);
  const recovered = recoveryFile?.comparedIds('id') ?? [];
  const idsOf = (group: Member['group']) =>
    new Set(members.flatMap((member) => (member.group === group ? [member.id] : [])));
  const counted = countEachOnce({
    treated: idsOf('treated'),
    comparison: idsOf('comparison'),
    referred: referralRows.map((row) => referred[row] ?? ''),
    recovered: recoveryRows.map((row) => recovered[row] ?? ''),
  });
  const elsewhere = new Map(
    counted.countedOnce.map((each) => [`${each.alsoIn} ${each.customer}`, each]),
  );
  const referrals = new Map<string, number>();
  const seen = new Set<string>();
  for (const row of referralRows) {
    const [by, id] = [referrers[row] ?? '', referred[row] ?? ''];
    const other = elsewhere.get(`referral ${id}`);
    if (other !== undefined) referralFile?.setAside(row, countedElsewhere(other));
    else if (seen.has(id))
      referralFile?.setAside(row, problem('referral-repeated', { referrer: by, referred: id }));
    else referrals.set(by, (referrals.get(by) ?? 0) + 1);
    seen.add(id);
  }
  const kept = new Set<string>();
  for (const row of recoveryRows) {
    const id = recovered[row] ?? '';
    const other = elsewhere.get(`recovery ${id}`);
    if (other !== undefined) recoveryFile?.setAside(row, countedElsewhere(other));
    else if (kept.has(id)) recoveryFile?.setAside(row, problem('member-repeated', { id }));
    kept.add(id);
  }
  return {
    referrals: referralFile && referrals,
    recovered: recoveryFile && counted.recovered.size,
    countedOnce: counted.countedOnce,
    records: [referralFile, recoveryFile].flatMap((each) => each ?? []),
  };
}

const countedElsewhere = ({ customer, countedAs, alsoIn }: CountedOnce): Problem =>
  problem('counted-once', { customer, countedAs, alsoIn });

/** The rows from a day on; all of them without one. The others are set aside. */
function rowsSince(records: Records | undefined, since: number | undefined): number[] {
  if (records === undefined) return [];
  const days = records.days('date');
  return Array.from({ length: records.count }, (_, row) => row).filter((row) => {
    const day = days[row] ?? noDay;
    if (since === undefined || (day !== noDay && day >= since)) return true;
    records.setAside(row, problem('before-the-programme', {}));
    return false;
  });
}

/** The rows whose problem was resolved. The others are set aside. */
function recoveredRows(records: Records | undefined, since: number | undefined): number[] {
  const outcomes = records?.text('outcome') ?? [];
  return rowsSince(records, since).filter((row) => {
    const outcome = outcomes[row] ?? '';
    const known = outcomeIn(outcome);
    if (known === 'resolved' || known === 'quickly') return true;
    records?.setAside(row, problem('not-recovered', { outcome }));
    return false;
  });
}
