import { counts } from './growing.ts';
import {
  comparedWithEntry,
  entryBytes,
  entryHeader,
  entryText,
  entryTexts,
  hasOneWidth,
  isPadded,
} from './id-entries.ts';
import { type Packed, PackedTexts, packedHash, textHash } from './packed-texts.ts';
import { type SortedTexts, sortedOrder, sortedTexts } from './sorted-texts.ts';

/**
 * Finds customers by id: an open-addressing table. Where an id is ASCII, as nearly all are, its bytes stand in
 * one array with those of the others, four to a number, so that memory is gone to twice: for the slot and for
 * the bytes. The hash ignores the case of letters, so that ids which differ in nothing else meet on their
 * way and can be reported.
 */
export class IdIndex {
  readonly #caseVariants: (readonly [earlier: number, later: number])[] = [];
  /** The ids that may be numbers with more zeros than they need, by their numbers. */
  readonly padded: number[] = [];
  /** Of each slot where its entry stands, 0 if it is free, and beside it the hash. */
  #slots = new Int32Array(4096);
  /** Of each entry the number of the id, its length in bytes, or `unpacked`, and its bytes. */
  #entries = new Int32Array(1 << 14);
  #entriesEnd = 1;
  /** By number, where the entry of each id stands. */
  readonly #entryOf = counts();
  #count = 0;
  /** By number, the ids that are not packed. */
  readonly #texts = new Map<number, string>();
  readonly #made: string[] = [];
  /** Whether some are shown otherwise than they were added. */
  #areRenamed = false;
  readonly #sought = new PackedTexts(1);
  #fetched = 0;
  /** How many of the ids have a slot: while ids only rise, or only fall, each is new without being looked for. */
  #placed = 0;
  /** 1 while each id comes after the one before it, −1 while it comes before it, 0 of one id; else undefined. */
  #direction: number | undefined = 0;
  /** The entry of the latest id. */
  #latest = 0;

  get count(): number {
    return this.#count;
  }

  /** Pairs of ids that differ only by case: the earlier one and the number of the later. */
  get caseVariants(): readonly (readonly [earlier: number, later: number])[] {
    this.#placeAll();
    return this.#caseVariants;
  }

  /** The ids by number. Many a result needs none of them, so that they are made when they are asked for. */
  get ids(): readonly string[] {
    const made = this.#made;
    if (made.length < this.#count) {
      const texts = entryTexts(this.#entries, this.#entryOf.first(this.#count), made.length);
      for (const text of texts) made.push(this.#texts.get(made.length) ?? text);
    }
    return made;
  }

  /** The ids by number, and their numbers in the order of the ids by code unit. */
  sorted(): SortedTexts {
    const texts = this.ids;
    if (this.#texts.size > 0 || this.#areRenamed) return sortedTexts(texts);
    const bytes = entryBytes(this.#entries, this.#entryOf.first(this.#count));
    return { texts, order: sortedOrder(bytes) };
  }

  /** One of the ids: making all of them for it would take long while more are added. */
  textOf(number: number): string {
    const made = this.#made[number] ?? this.#texts.get(number);
    if (made !== undefined || number >= this.#count) return made ?? '';
    return entryText(this.#entries, this.#entryOf.at(number));
  }

  /** The number of the id, or -1. */
  find(id: string): number {
    this.#sought.clear();
    return this.#sought.addText(id) ? this.findPacked(this.#sought, 0) : this.#findText(id);
  }

  /** As `find` for an id that stands in bytes; -1 as well where it is very long or not ASCII. */
  findPlain(bytes: Uint8Array, begin: number, end: number): number {
    this.#sought.clear();
    return this.#sought.addBytes(bytes, begin, end) ? this.findPacked(this.#sought, 0) : -1;
  }

  /** The number of an id that differs from this one at most by the case of letters, or -1. */
  findInAnyCase(id: string): number {
    const found = this.find(id);
    if (found >= 0) return found;
    this.#placeAll();
    this.#sought.clear();
    const hash = this.#sought.addText(id) ? (this.#sought.hashes[0] ?? 0) : textHash(id);
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let slot = hash & mask; slots[2 * slot] !== 0; slot = (slot + 1) & mask) {
      const entry = slots[2 * slot] ?? 0;
      if (slots[2 * slot + 1] === hash && isSameInAnyCase(this.#text(entry), id))
        return this.#entries[entry] ?? -1;
    }
    return -1;
  }

  /** Whether all ids that are numbers are digits, and equally many, so that no two have the same value. */
  get haveOneWidth(): boolean {
    return hasOneWidth(this.#entries, this.#entryOf.first(this.#count));
  }

  /** Shows an id otherwise than it was added; it is found as before. */
  rename(number: number, text: string): void {
    if (this.ids[number] === undefined) return;
    this.#made[number] = text;
    this.#areRenamed = true;
  }

  /** The number of the id, which is new if it equals the count before. */
  add(id: string): number {
    this.#sought.clear();
    if (this.#sought.addText(id)) return this.addPacked(this.#sought, 0);
    const found = this.#findText(id);
    if (found >= 0) return found;
    this.#texts.set(this.#count, id);
    return this.#place(textHash(id), this.#entry(unpacked, 0));
  }

  /**
   * Has the entries of texts at hand that will be sought, from one up to another. Most ids are far from each other in
   * memory: when that of many is asked for at once, it comes at once, and not each after the one before.
   */
  fetch({ hashes }: Packed, from: number, to: number): void {
    if (this.#direction !== undefined) return;
    const slots = this.#slots;
    const entries = this.#entries;
    const mask = slots.length / 2 - 1;
    let sum = 0;
    for (let i = from; i < to; i++) sum += slots[2 * ((hashes[i] ?? 0) & mask)] ?? 0;
    for (let i = from; i < to; i++) sum += entries[slots[2 * ((hashes[i] ?? 0) & mask)] ?? 0] ?? 0;
    // Kept, or a compiler might see that nobody needs it.
    this.#fetched = (sum + this.#fetched) | 0;
  }

  /** As `add` for one of many packed texts. */
  addPacked(texts: Packed, i: number): number {
    if (this.#direction !== undefined) {
      const side = this.#count === 0 ? 0 : comparedWithEntry(this.#entries, this.#latest, texts, i);
      if (this.#count > 0 && side === 0) return this.#count - 1;
      if (this.#count < 2 || side === this.#direction) {
        this.#direction = side;
        return this.#number(this.#packedEntry(texts, i));
      }
      this.#placeAll();
    }
    const found = this.findPacked(texts, i);
    if (found >= 0) return found;
    return this.#place(texts.hashes[i] ?? 0, this.#packedEntry(texts, i));
  }

  /** As `find` for one of many packed texts. */
  findPacked(texts: Packed, i: number): number {
    if (this.#direction !== undefined) return this.#findInOrder(texts, i, this.#direction);
    const { begins, lengths, hashes, words } = texts;
    const hash = hashes[i] ?? 0;
    const length = lengths[i] ?? 0;
    const begin = begins[i] ?? 0;
    const slots = this.#slots;
    const entries = this.#entries;
    const mask = slots.length / 2 - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[2 * slot] ?? 0;
      if (entry === 0) return -1;
      if (slots[2 * slot + 1] !== hash || entries[entry + 1] !== length) continue;
      let word = 0;
      const content = entry + entryHeader;
      while (4 * word < length && entries[content + word] === words[begin + word]) word += 1;
      if (4 * word >= length) return entries[entry] ?? -1;
    }
  }

  /** As `findPacked` while the ids rise, or fall. */
  #findInOrder(texts: Packed, i: number, direction: number): number {
    let [from, to] = [0, this.#count];
    while (from < to) {
      const middle = (from + to) >> 1;
      const side = comparedWithEntry(this.#entries, this.#entryOf.at(middle), texts, i);
      if (side === 0) return middle;
      if (side === direction || direction === 0) from = middle + 1;
      else to = middle;
    }
    return -1;
  }

  #findText(id: string): number {
    this.#placeAll();
    const hash = textHash(id);
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[2 * slot] ?? 0;
      if (entry === 0) return -1;
      const number = this.#entries[entry] ?? 0;
      if (slots[2 * slot + 1] === hash && this.#texts.get(number) === id) return number;
    }
  }

  #packedEntry({ begins, lengths, words }: Packed, i: number): number {
    const length = lengths[i] ?? 0;
    const begin = begins[i] ?? 0;
    const size = Math.ceil(length / 4);
    const entry = this.#entry(length, size);
    for (let word = 0; word < size; word++)
      this.#entries[entry + entryHeader + word] = words[begin + word] ?? 0;
    return entry;
  }

  /** Where the entry of a new id stands, with room for its bytes. */
  #entry(length: number, size: number): number {
    const entry = this.#entriesEnd;
    this.#entriesEnd = entry + entryHeader + size;
    if (this.#entriesEnd > this.#entries.length) {
      const larger = new Int32Array(2 * this.#entriesEnd);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    this.#entries[entry] = this.#count;
    this.#entries[entry + 1] = length;
    return entry;
  }

  /** Numbers an id that is not there yet, and has its entry. */
  #number(entry: number): number {
    const number = this.#count;
    this.#count += 1;
    this.#entryOf.set(number, entry);
    this.#latest = entry;
    if (isPadded(this.#entries, entry)) this.padded.push(number);
    return number;
  }

  /** The same, and finds a slot for it. */
  #place(hash: number, entry: number): number {
    const number = this.#number(entry);
    this.#placeIn(hash, entry);
    return number;
  }

  #placeIn(hash: number, entry: number): void {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    let variant = -1;
    let slot = hash & mask;
    for (; slots[2 * slot] !== 0; slot = (slot + 1) & mask) {
      if (variant >= 0 || slots[2 * slot + 1] !== hash) continue;
      const other = slots[2 * slot] ?? 0;
      if (isSameInAnyCase(this.#text(other), this.#text(entry)))
        variant = this.#entries[other] ?? 0;
    }
    if (variant >= 0) this.#caseVariants.push([variant, this.#entries[entry] ?? 0]);
    slots[2 * slot] = entry;
    slots[2 * slot + 1] = hash;
    this.#placed += 1;
    // Half of the slots are free, or more.
    if (slots.length < this.#placed * 4) this.#rehash();
  }

  /** Finds a slot for every id that rose, or fell, and looks for each from now on. */
  #placeAll(): void {
    if (this.#direction === undefined) return;
    this.#direction = undefined;
    for (let number = 0; number < this.#count; number++) {
      const entry = this.#entryOf.at(number);
      const length = this.#entries[entry + 1] ?? 0;
      this.#placeIn(packedHash(this.#entries, entry + entryHeader, length), entry);
    }
  }

  #text(entry: number): string {
    return this.#texts.get(this.#entries[entry] ?? 0) ?? entryText(this.#entries, entry);
  }

  #rehash(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      const entry = old[at] ?? 0;
      if (entry === 0) continue;
      const hash = old[at + 1] ?? 0;
      let slot = hash & mask;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = entry;
      slots[2 * slot + 1] = hash;
    }
    this.#slots = slots;
  }
}

const isSameInAnyCase = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** In place of the length of an id whose bytes do not stand in its entry. */
const unpacked = -1;
