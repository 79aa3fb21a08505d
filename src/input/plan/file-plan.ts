import type { SpendUnit } from '../customer-request.ts';
import type { AssignedColumn } from '../headers/assign-roles.ts';
import type { Role } from '../headers/role.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import type { OpenedFile } from '../layout/open-file.ts';

/** The period that the spend of a row covers: one for all, the whole tenure, or what its interval says. */
export type SpendPeriod = SpendUnit | 'interval';

/** What is read from one file, and as what. */
export interface FilePlan {
  readonly opened: OpenedFile;
  /** Every column that has a role, read or not. */
  readonly assigned: ReadonlyMap<Role, AssignedColumn>;
  /** The columns that are read. */
  readonly reads: ReadonlyMap<Role, AssignedColumn>;
  readonly spendPeriod?: SpendPeriod;
  readonly tenureUnit?: TimeSpan;
  /** Whether a relationship has ended is told by whether it has a day of end. */
  readonly statusFromEnd: boolean;
  /** Whether every row is a customer of its own. */
  readonly withoutId: boolean;
  /** Columns of text, by the name under which they were asked for. */
  readonly labels: ReadonlyMap<string, number>;
}

/** Files whose rows follow one another, or one file that is joined to them. */
export interface TablePlan {
  readonly files: readonly FilePlan[];
  readonly joined: boolean;
}
