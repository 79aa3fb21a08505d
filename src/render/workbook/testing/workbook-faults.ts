import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** An element of a part, with the text right within it. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/**
 * What a spreadsheet would have to repair in the bytes of an .xlsx file, in sentences; empty where it is sound.
 *
 * @see ECMA-376, parts 1 (SpreadsheetML) and 2 (packages); Excel's limits
 */
export function workbookFaults(bytes: Uint8Array): string[] {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
  );
  const faults: string[] = [];
  const read = (path: string): Element[] => {
    const text = parts.get(path);
    if (text === undefined) {
      faults.push(`${path} is missing`);
      return [];
    }
    try {
      return elementsOf(text);
    } catch (error) {
      faults.push(`${path} is not well-formed: ${error}`);
      return [];
    }
  };
  const elements = new Map([...parts.keys()].map((path) => [path, read(path)]));
  const of = (path: string, name: string) =>
    (elements.get(path) ?? read(path)).filter((each) => each.name === name);
  faults.push(...packageFaults([...parts.keys()], of));
  const sheets = of('xl/workbook.xml', 'sheet').map(({ attributes }) => attributes['name'] ?? '');
  faults.push(...nameFaults(sheets), ...definedNameFaults(of, sheets));
  const styles = of('xl/styles.xml', 'xf').length - 1;
  const texts = parts.has('xl/sharedStrings.xml') ? of('xl/sharedStrings.xml', 'si').length : 0;
  for (const i of sheets.keys()) {
    const path = `xl/worksheets/sheet${i + 1}.xml`;
    faults.push(...cellFaults(elements.get(path) ?? [], styles, texts).map((f) => `${path}: ${f}`));
  }
  for (const { text } of parts.has('xl/sharedStrings.xml') ? of('xl/sharedStrings.xml', 't') : [])
    if (decoded(text).length > 32_767) faults.push('a text is too long for a cell');
  for (const { attributes } of of('xl/styles.xml', 'numFmt'))
    if (Number(attributes['numFmtId']) < 164)
      faults.push('a format has a number of a built-in one');
  return faults;
}

/** @throws {Error} the part is not well-formed */
function elementsOf(xml: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attributes, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return found;
}

type Of = (path: string, name: string) => readonly Element[];

/** Every part has a type, and every relationship a part. */
function packageFaults(paths: readonly string[], of: Of): string[] {
  const types = '[Content_Types].xml';
  const defaults = of(types, 'Default').map(({ attributes }) => attributes['Extension']);
  const overrides = of(types, 'Override').map(({ attributes }) => attributes['PartName']);
  const untyped = paths.filter(
    (path) =>
      path !== types &&
      !overrides.includes(`/${path}`) &&
      !defaults.includes(path.slice(path.lastIndexOf('.') + 1)),
  );
  const related = paths
    .filter((path) => path.endsWith('.rels'))
    .flatMap((path) =>
      of(path, 'Relationship').map(({ attributes }) =>
        path === '_rels/.rels' ? attributes['Target'] : `xl/${attributes['Target']}`,
      ),
    );
  return [
    ...untyped.map((path) => `${path} has no type`),
    ...overrides
      .filter((name = '') => !paths.includes(name.slice(1)))
      .map((name) => `${name} has a type and is missing`),
    ...related
      .filter((path = '') => !paths.includes(path))
      .map((path) => `${path} is related and missing`),
  ];
}

function nameFaults(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return [
    ...names.filter(
      (name) => name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$|^history$/i.test(name),
    ),
    ...names.filter((_, i) => lower.indexOf(lower[i] ?? '') !== i),
  ].map((name) => `no name of a sheet: ${JSON.stringify(name)}`);
}

/** A name points at cells of a sheet that exists, whose name is in quotes where it is not a plain word. */
function definedNameFaults(of: Of, sheets: readonly string[]): string[] {
  const names = of('xl/workbook.xml', 'definedName');
  const keys = names.map(
    ({ attributes }) => `${attributes['localSheetId']} ${attributes['name']?.toLowerCase()}`,
  );
  return [
    ...names.filter(({ text }) => {
      const [, quoted, bare] =
        /^(?:'((?:[^']|'')+)'|([A-Za-z_]\w*))!\$(?:[A-Z]+\$)?\d+(?::\$(?:[A-Z]+\$)?\d+)?$/.exec(
          text,
        ) ?? [];
      return !sheets.includes(quoted?.replaceAll("''", "'") ?? bare ?? '');
    }),
    ...names.filter(({ attributes: { name = '' } }) => {
      const isCell = /^(?:[A-Z]{1,3}\d+|[RC]\d*(?:[RC]\d*)?)$/i.test(name);
      return isCell || !/^[A-Za-z_\\][\w.\\]*$/.test(name);
    }),
    ...names.filter((_, i) => keys.indexOf(keys[i] ?? '') !== i),
  ].map(({ attributes, text }) => `no name of cells: ${attributes['name']} for ${text}`);
}

function cellFaults(elements: readonly Element[], styles: number, texts: number): string[] {
  const faults: string[] = [];
  let row = 0;
  let column = 0;
  let type: string | undefined;
  for (const { name, attributes, text } of elements) {
    if (name === 'row') {
      if (!(Number(attributes['r']) > row)) faults.push(`row ${attributes['r']} is not the next`);
      row = Number(attributes['r']);
      if (row > 1_048_576) faults.push(`row ${row} is too many`);
      column = 0;
    } else if (name === 'c') {
      const [, letters = '', own] = /^([A-Z]+)(\d+)$/.exec(attributes['r'] ?? '') ?? [];
      const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      if (Number(own) !== row || !(at > column))
        faults.push(`cell ${attributes['r']} is misplaced`);
      column = at;
      type = attributes['t'];
      if (Number(attributes['s'] ?? 0) >= styles) faults.push(`${attributes['r']} has no style`);
      if (type === 'e') faults.push(`${attributes['r']} is an error`);
    } else if (name === 'v') {
      const isText = type === 's' && !(Number(text) < texts);
      const isNumber = (type ?? 'n') === 'n' && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
      if (isText || isNumber) faults.push(`${JSON.stringify(text)} is no value`);
    } else if (name === 'col' && !(Number(attributes['width']) <= 255)) {
      faults.push(`a column is ${attributes['width']} wide`);
    }
  }
  return faults;
}

/** A text as a spreadsheet reads it: with the characters for their escapes. */
const decoded = (text: string): string =>
  text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
