import { SaxesParser } from 'saxes';

/** An element of a picture, as a program that reads XML sees it. */
export interface Parsed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** With that of the elements within. */
  readonly text: string;
}

/**
 * For tests: the elements of a text of XML, in their order.
 *
 * @throws {Error} it is not well-formed
 */
export function parsedSvg(svg: string): readonly Parsed[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.write(svg).close();
  return elements;
}

/** The elements with a class. */
export const withClass = (elements: readonly Parsed[], name: string): readonly Parsed[] =>
  elements.filter(({ attributes }) => (attributes['class'] ?? '').split(' ').includes(name));

export interface PathPoint {
  /** The command that leads there. */
  readonly command: string;
  readonly x: number;
  readonly y: number;
}

/** The points of a path, which has the commands M, h, v, l and z alone. */
export function pathPoints(d: string): readonly PathPoint[] {
  const points: PathPoint[] = [];
  let at = { x: 0, y: 0 };
  let rest = d;
  while (rest !== '') {
    const [whole = '', command = '', values = ''] = /^([Mhvlz])([-\d. ]*)/.exec(rest) ?? [];
    if (whole === '') throw new Error(`no path: ${rest}`);
    rest = rest.slice(whole.length);
    const numbers = (values.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const [first = 0, second = 0] = numbers;
    const wanted = { M: 2, h: 1, v: 1, l: 2, z: 0 }[command];
    if (numbers.length !== wanted) throw new Error(`no path: ${whole}`);
    if (command === 'z') continue;
    at =
      command === 'M'
        ? { x: first, y: second }
        : {
            x: at.x + (command === 'v' ? 0 : first),
            y: at.y + (command === 'v' ? first : command === 'l' ? second : 0),
          };
    points.push({ command, ...at });
  }
  return points;
}
