import { readXml } from './xml-events.ts';
import { tooLarge, type ZipParts } from './zip-parts.ts';

/** More characters than these in all different texts of a workbook are not kept. */
const mostCharacters = 1 << 27;
/** More texts than these are not kept, even if they are short. */
const mostTexts = 1 << 24;

/**
 * The texts of a workbook that its cells name by number.
 *
 * @param name - of the part; undefined where the workbook has none
 * @throws {Refusal} it is damaged, or too large to keep
 */
export async function sharedStrings(
  parts: ZipParts,
  name: string | undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (name === undefined) return texts;
  const item = new StringItem();
  let characters = 0;
  await readXml(parts, name, {
    open: (element) => item.open(element),
    text: (text) => item.text(text),
    close: (element) => {
      item.close(element);
      if (element !== 'si') return;
      const text = item.take();
      characters += text.length;
      if (texts.push(text) > mostTexts || characters > mostCharacters)
        throw tooLarge(parts.file, 'its texts take too much memory');
    },
  });
  return texts;
}

/**
 * Collects the text of a cell: that of all its runs, whatever their fonts, and not the readings that stand above
 * Japanese and Chinese characters (`rPh`).
 */
export class StringItem {
  #text = '';
  #isText = false;
  #inReading = false;

  open(element: string): void {
    if (element === 'rPh') this.#inReading = true;
    this.#isText = element === 't' && !this.#inReading;
  }

  text(text: string): void {
    if (this.#isText) this.#text += text;
  }

  close(element: string): void {
    this.#isText = false;
    if (element === 'rPh') this.#inReading = false;
  }

  /** The text, which is forgotten. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return unescaped(text);
  }
}

/** Characters that XML does not have are written as `_x000D_`, and an underscore before an x as `_x005F_`. */
export const unescaped = (text: string): string =>
  (text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
  ).replace(/\r\n?/g, '\n');
