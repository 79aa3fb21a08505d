import { damaged } from './zstd-error.ts';

/** So much is put after the window before what has left the window makes room. */
const smallestSlack = 1 << 21;
const smallestSize = 1 << 18;

/**
 * The end of what a frame has been unpacked to, as far back as its window reaches. It takes memory as it fills:
 * a frame may ask for a large window and hold little.
 */
export class History {
  /** Where the next byte goes. */
  end = 0;
  bytes: Buffer = Buffer.allocUnsafe(smallestSize);
  readonly #window: number;

  /** @param window - in bytes */
  constructor(window: number) {
    this.#window = window;
  }

  /** Makes room for some bytes after the end. */
  reserve(length: number): void {
    if (this.end + length <= this.bytes.length) return;
    const most = this.#window + Math.max(smallestSlack, this.#window >> 2);
    if (this.end + length <= most) {
      const size = Math.min(Math.max(2 * this.bytes.length, this.end + length), most);
      const larger = Buffer.allocUnsafe(size);
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
      return;
    }
    const begin = Math.max(this.end - this.#window, 0);
    this.bytes.copyWithin(0, begin, this.end);
    this.end -= begin;
  }

  /** Appends bytes, for which room has been made. */
  append(from: Uint8Array, begin: number, length: number): void {
    const { bytes, end } = this;
    // A call for a handful of bytes costs more than copying them.
    if (length > 24) bytes.set(from.subarray(begin, begin + length), end);
    else for (let i = 0; i < length; i++) bytes[end + i] = from[begin + i] ?? 0;
    this.end = end + length;
  }

  /**
   * Appends a repetition of what stands some way back, for which room has been made.
   *
   * @throws {ZstdError} so far back there is nothing
   */
  repeat(distance: number, length: number): void {
    const { bytes, end } = this;
    const begin = end - distance;
    if (distance > this.#window || distance < 1 || begin < 0) damaged();
    if (length > 24 && distance >= length) bytes.copyWithin(end, begin, begin + length);
    else for (let i = 0; i < length; i++) bytes[end + i] = bytes[begin + i] ?? 0;
    this.end = end + length;
  }
}
