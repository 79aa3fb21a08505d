import type { ColumnChoice, SpendUnit } from '../customer-request.ts';
import { headerName } from './header-name.ts';
import { plainHeader } from './plain-header.ts';
import { type Role, roles } from './role.ts';
import { recognise } from './synonyms.ts';

/** A column that has a role. */
export interface AssignedColumn {
  readonly role: Role;
  readonly index: number;
  readonly header: string;
  /** How far down the list of names it stands; 0 where an option names it. */
  readonly tier: number;
  /** Of spend and tenure, where the name or the option says it. */
  readonly unit: SpendUnit | undefined;
  readonly unitFromOption: boolean;
  /** What "yes" means in it, of a status. */
  readonly yes: 'ended' | 'active' | undefined;
  /** The currency that the name gives. */
  readonly currency: string | undefined;
}

export interface Assignment {
  /** The column of each role; of those that could have it, the first in the lowest tier. */
  readonly columns: ReadonlyMap<Role, AssignedColumn>;
  /** Headers that could have one role with the same right. */
  readonly conflicts: ReadonlyMap<Role, readonly string[]>;
}

/** Gives the columns of one file their roles: as options say, else by their names. */
export function assignRoles(
  headers: readonly string[],
  choices: ReadonlyMap<Role, ColumnChoice>,
): Assignment {
  const columns = new Map<Role, AssignedColumn>();
  const conflicts = new Map<Role, readonly string[]>();
  const taken = new Set<number>();
  for (const [role, choice] of choices) {
    const chosen = choice === 'none' ? undefined : columnChosen(role, headers, choice);
    if (chosen === undefined) continue;
    columns.set(role, chosen);
    taken.add(chosen.index);
  }
  const named = headers.flatMap((header, index) =>
    taken.has(index) ? [] : (columnNamed(header, index) ?? []),
  );
  for (const role of roles) {
    if (choices.has(role)) continue;
    const candidates = named.filter((column) => column.role === role);
    const tier = Math.min(...candidates.map((column) => column.tier));
    const [first, ...others] = candidates.filter((column) => column.tier === tier);
    if (first === undefined) continue;
    columns.set(role, first);
    if (others.length > 0)
      conflicts.set(
        role,
        [first, ...others].map(({ header }) => header),
      );
  }
  return { columns, conflicts };
}

/** Where the header that an option names stands: the whole text if there is such a header, else without the unit. */
export function chosenIndex(
  headers: readonly string[],
  { text, header }: Exclude<ColumnChoice, 'none'>,
): number {
  const whole = headers.indexOf(plainHeader(text));
  return whole >= 0 ? whole : headers.indexOf(plainHeader(header));
}

function columnChosen(
  role: Role,
  headers: readonly string[],
  choice: Exclude<ColumnChoice, 'none'>,
): AssignedColumn | undefined {
  const index = chosenIndex(headers, choice);
  const header = headers[index];
  if (header === undefined) return undefined;
  const named = columnNamed(header, index);
  const name = headerName(header);
  // The whole text is a header, colon and all: then what follows the colon is no unit.
  const whole = choice.text !== choice.header && header === plainHeader(choice.text);
  const given = whole ? undefined : choice.unit;
  return {
    role,
    index,
    header,
    tier: 0,
    unit: given ?? named?.unit ?? name.span ?? (name.total ? 'total' : undefined),
    unitFromOption: given !== undefined,
    yes: named?.yes,
    currency: name.currency,
  };
}

function columnNamed(header: string, index: number): AssignedColumn | undefined {
  const name = headerName(header);
  const found = recognise(name);
  if (found === undefined) return undefined;
  const total = found.role === 'spend' && name.total ? 'total' : undefined;
  return {
    role: found.role,
    index,
    header,
    tier: found.tier,
    unit: found.span ?? name.span ?? total,
    unitFromOption: false,
    yes: found.yes,
    currency: name.currency,
  };
}
