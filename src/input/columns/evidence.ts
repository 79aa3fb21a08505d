/** A cell that was seen, for messages that name it. */
export interface Sighting {
  readonly line: number;
  readonly column: string;
  readonly text: string;
}

/** The first cell that reads only in these ways. */
export interface Seen<C extends string> extends Sighting {
  readonly choices: readonly C[];
}

const sightingsKept = 3;

/**
 * What a whole file says about a choice that each cell leaves open or settles: which mark divides the
 * decimals, whether the day or the month comes first. Cells that do not read in every way are evidence;
 * the others wait for it. An option settles the choice before the first cell.
 */
export class Evidence<C extends string> {
  /** What an option says. */
  readonly option: C | undefined;
  /** The first cells that read in several ways, and how many there are. */
  readonly open: Sighting[] = [];
  openCount = 0;
  /** The cell that left one choice alone. */
  settledBy: Sighting | undefined;
  readonly #byDefault: C | undefined;
  readonly #seen = new Map<readonly C[], Seen<C>>();
  #latest: readonly C[] | undefined;
  /** What every cell so far allows; undefined before the first that rules anything out. */
  #possible: readonly C[] | undefined;

  /** @param byDefault - what counts where the file says nothing */
  constructor(option: C | undefined, byDefault?: C) {
    this.option = option;
    this.#byDefault = byDefault;
  }

  /** The choice as far as it is known; undefined while nothing has settled it. */
  get choice(): C | undefined {
    return this.option ?? (this.#possible?.length === 1 ? this.#possible[0] : undefined);
  }

  /** The choice when all of the file has been read. */
  get settled(): C | undefined {
    return this.choice ?? (this.#possible === undefined ? this.#byDefault : undefined);
  }

  /** Two cells that no choice allows together; undefined where there are none, or an option overrules them. */
  get contradiction(): readonly [Seen<C>, Seen<C>] | undefined {
    if (this.option !== undefined || this.#possible?.length !== 0) return undefined;
    const seen = [...this.#seen.values()];
    for (const one of seen)
      for (const other of seen)
        if (!one.choices.some((choice) => other.choices.includes(choice))) return [one, other];
    return undefined;
  }

  /** The choices between which nothing decides, of cells that read in several ways; undefined where there are none. */
  unsettled(all: readonly C[]): readonly C[] | undefined {
    const left = this.#possible ?? all;
    return this.settled === undefined && left.length > 1 && this.openCount > 0 ? left : undefined;
  }

  /**
   * Takes a cell that reads only in some ways; false if the option says otherwise.
   *
   * @param choices - the same array for the same ways, as cells are distinguished by it
   */
  accepts(choices: readonly C[], text: string, line: number, column: string): boolean {
    if (this.option !== undefined) return choices.includes(this.option);
    this.#latest = choices;
    if (this.#seen.has(choices)) return true;
    const sighting = { line, column, text };
    this.#seen.set(choices, { ...sighting, choices });
    this.#possible = (this.#possible ?? choices).filter((choice) => choices.includes(choice));
    if (this.#possible.length === 1) this.settledBy ??= sighting;
    return true;
  }

  /** Whether one more cell that reads only in these ways says nothing new, and nothing wrong. */
  knows(choices: readonly C[]): boolean {
    if (this.option !== undefined) return choices.includes(this.option);
    return choices === this.#latest || this.#seen.has(choices);
  }

  /** Takes a cell that reads in several ways. */
  leaveOpen(text: string, line: number, column: string): void {
    this.openCount += 1;
    if (this.open.length < sightingsKept) this.open.push({ line, column, text });
  }
}
