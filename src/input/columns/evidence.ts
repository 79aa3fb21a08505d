/** A cell that was seen, for messages that name it. */
export interface Sighting {
  readonly line: number;
  readonly column: string;
  readonly text: string;
}

const sightingsKept = 3;

/**
 * What a whole file says about a choice that each cell leaves open or settles: which mark divides the
 * decimals, whether the day or the month comes first. Cells that read only one way are evidence; the
 * others wait for it. An option settles the choice before the first cell.
 */
export class Evidence<C extends string> {
  /** What an option says. */
  readonly option: C | undefined;
  /** The first cell that reads only in this way. */
  readonly seen = new Map<C, Sighting>();
  /** The first cells that read both ways, and how many there are. */
  readonly open: Sighting[] = [];
  openCount = 0;
  #last: C | undefined;
  readonly #byDefault: C | undefined;

  /** @param byDefault - what counts where the file says nothing */
  constructor(option: C | undefined, byDefault?: C) {
    this.option = option;
    this.#byDefault = byDefault;
  }

  /** The choice as far as it is known; undefined while nothing has settled it. */
  get choice(): C | undefined {
    return this.option ?? (this.seen.size === 1 ? this.#last : undefined);
  }

  /** The choice when all of the file has been read. */
  get settled(): C | undefined {
    return this.choice ?? (this.seen.size === 0 ? this.#byDefault : undefined);
  }

  /** Whether cells speak for both choices, and no option overrules them. */
  get contradictory(): boolean {
    return this.option === undefined && this.seen.size > 1;
  }

  /** Whether cells read both ways and nothing settles how. */
  get unsettled(): boolean {
    return this.settled === undefined && this.seen.size === 0 && this.openCount > 0;
  }

  /** Takes a cell that reads only as `choice`; false if the option says otherwise. */
  accepts(choice: C, text: string, line: number, column: string): boolean {
    if (this.option !== undefined) return this.option === choice;
    if (choice !== this.#last && !this.seen.has(choice)) {
      this.seen.set(choice, { line, column, text });
      this.#last = choice;
    }
    return true;
  }

  /** Whether one more cell that reads only as `choice` says nothing new, and nothing wrong. */
  knows(choice: C): boolean {
    if (this.option !== undefined) return this.option === choice;
    return choice === this.#last || this.seen.has(choice);
  }

  /** Takes a cell that reads both ways. */
  leaveOpen(text: string, line: number, column: string): void {
    this.openCount += 1;
    if (this.open.length < sightingsKept) this.open.push({ line, column, text });
  }
}
