import { escaped as escapedText } from '../../escaped.ts';
import { visible } from '../../visible.ts';

/** Attributes by name; those that are undefined are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What no XML may hold, in whatever form: halves of a pair of surrogates, and two noncharacters. */
const noXml = /[\p{Cs}\ufffe\uffff]/gu;

/** Text that is never markup, whether XML or HTML reads it. Control characters are shown, as at a terminal. */
export const escaped = (text: string): string =>
  escapedText(visible(text.replace(/\s+/g, ' ')).replace(noXml, '\ufffd'));

/**
 * A coordinate in hundredths, which no screen shows finer.
 *
 * @throws {RangeError} it is no number
 */
export function hundredths(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a coordinate is ${value}`);
  return Math.round(value * 100);
}

/** A coordinate as text: at most two decimals, never an exponent or a negative zero. */
export const coordinate = (value: number): string => String(hundredths(value) / 100 || 0);

/** An element. Its content is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? coordinate(value) : escaped(value ?? '')}"`,
    )
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Which part of a text stands at its place. */
export type Anchor = 'start' | 'middle' | 'end';

/** A text on a line of its own. */
export const textElement = (
  x: number,
  y: number,
  text: string,
  style: string,
  anchor: Anchor = 'start',
): string => {
  if (text === '') return '';
  const aligned = anchor === 'start' ? '' : ` p-${anchor}`;
  return element(
    'text',
    { x, y, class: `p-text${style === '' ? '' : ` ${style}`}${aligned}` },
    escaped(text),
  );
};

/** A text over lines, which its pale edge covers. */
export const textOverLines = (x: number, y: number, text: string, style: string): string[] =>
  text === ''
    ? []
    : [
        element('text', { x, y, class: 'p-text p-halo' }, escaped(text)),
        textElement(x, y, text, style),
      ];

/** A straight line. */
export const lineElement = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  style: string,
): string => element('line', { x1, y1, x2, y2, class: style });

export const rectElement = (
  x: number,
  y: number,
  width: number,
  height: number,
  style: string,
): string => element('rect', { x, y, width, height, class: style });
