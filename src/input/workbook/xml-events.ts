import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { Refusal } from '../../problems/refusal.ts';
import { broken, tooLarge, type ZipParts } from './zip-parts.ts';

/** Takes what stands in a part of XML, in its order. Names come without a prefix. */
export interface XmlTaker {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

export type Attributes = Readonly<Record<string, string>>;

/** No cell, name or note of a spreadsheet is that long, in characters. */
const longestToken = 1 << 22;
const deepest = 256;

/**
 * Reads a part of XML, and gives way after every few kilobytes, so that what was taken can be passed on. Nothing but
 * elements and their texts is looked at: no entity is expanded but those of XML itself, and nothing is fetched.
 *
 * @throws {Refusal} it is no XML, declares a document type, or has a text that is too long or elements too deep
 */
export async function* xmlEvents(
  parts: ZipParts,
  name: string,
  taker: XmlTaker,
): AsyncGenerator<undefined> {
  const { file } = parts;
  const malformed = () => broken(file, `its part ${name} is not well-formed XML`);
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let sinceEvent = 0;
  parser.on('error', () => {
    throw malformed();
  });
  parser.on('doctype', () => {
    throw broken(file, `its part ${name} declares a document type, which no spreadsheet writes`);
  });
  parser.on('opentag', (tag) => {
    sinceEvent = 0;
    depth += 1;
    if (depth > deepest) throw tooLarge(file, `its part ${name} nests too deep`);
    taker.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    sinceEvent = 0;
    depth -= 1;
    taker.close?.(localName(tag.name));
  });
  const take = (text: string): void => taker.text?.(text);
  parser.on('text', take);
  parser.on('cdata', take);
  const feed = (text: string): void => {
    sinceEvent += text.length;
    parser.write(text);
    if (sinceEvent > longestToken) throw tooLarge(file, `its part ${name} has a text without end`);
  };
  try {
    for await (const chunk of parts.bytes(name)) {
      feed(decoder.decode(chunk, { stream: true }));
      yield;
    }
    feed(decoder.decode());
    parser.close();
    yield;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // Bytes that are no UTF-8.
    if (error instanceof TypeError) throw malformed();
    throw error;
  }
}

/** Reads a part of XML whole. */
export async function readXml(parts: ZipParts, name: string, taker: XmlTaker): Promise<void> {
  for await (const _ of xmlEvents(parts, name, taker));
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
