import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';

/** LibreOffice; empty where there is none, and then the tests are skipped. */
export const soffice = process.env['SOFFICE'] ?? '';

/** What somebody types into a cell of a sheet: "B3". */
export interface Typed {
  readonly sheet: string;
  readonly cell: string;
  readonly value: number | string;
}

/** A workbook as somebody changed it, and without the values that its formulas had: only computing gives them. */
export function changed(workbook: Uint8Array, typed: readonly Typed[] = []): Uint8Array {
  const parts = unzipSync(workbook);
  for (const { name, path } of sheetsOf(parts)) {
    let xml = text(parts, path).replaceAll(/(<\/f>)(?:<v>[^<]*<\/v>|<v\/>)/g, '$1');
    for (const { cell, value } of typed.filter(({ sheet }) => escapedXml(sheet) === name))
      xml = withValue(xml, cell, value);
    parts[path] = strToU8(xml);
  }
  return zipSync(parts);
}

/** The cells that have a formula and no value beside it: "Years!B3". Who does not compute finds them empty. */
export function formulasWithoutValue(workbook: Uint8Array): string[] {
  const parts = unzipSync(workbook);
  return sheetsOf(parts).flatMap(({ name, path }) =>
    [...text(parts, path).matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?<!\/)>(.*?)<\/c>/g)].flatMap(
      ([, cell, attributes = '', content = '']) => {
        if (!content.includes('<f')) return [];
        const isText = attributes.includes('t="str"');
        const hasValue = /<v>[^<]+<\/v>/.test(content) || (isText && content.includes('<v/>'));
        return hasValue ? [] : [`${name}!${cell}`];
      },
    ),
  );
}

/** The sheets of a workbook by their names, and their parts. */
const sheetsOf = (parts: Readonly<Record<string, Uint8Array>>) =>
  [...text(parts, 'xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(
    ([, name = ''], i) => ({ name, path: `xl/worksheets/sheet${i + 1}.xml` }),
  );

const text = (parts: Readonly<Record<string, Uint8Array>>, path: string): string =>
  strFromU8(parts[path] ?? new Uint8Array());

const escapedXml = (plain: string): string =>
  plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function withValue(xml: string, cell: string, value: number | string): string {
  const found = new RegExp(`<c r="${cell}"([^>]*?)(?:/>|>.*?</c>)`);
  if (!found.test(xml)) throw new Error(`no cell ${cell}`);
  return xml.replace(found, (_, attributes: string) => {
    const [style = ''] = / s="\d+"/.exec(attributes) ?? [];
    return typeof value === 'number'
      ? `<c r="${cell}"${style}><v>${value}</v></c>`
      : `<c r="${cell}"${style} t="inlineStr"><is><t>${escapedXml(value)}</t></is></c>`;
  });
}

/** The values of the sheets of a workbook, by their names. */
export type Values = ReadonlyMap<string, readonly (readonly unknown[])[]>;

/** The workbooks as LibreOffice computes them, all in one run. */
export async function recalculated(workbooks: readonly Uint8Array[]): Promise<readonly Values[]> {
  const folder = mkdtempSync(join(tmpdir(), 'recalculated-'));
  try {
    const files = workbooks.map((bytes, i) => {
      const file = join(folder, `${i}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    });
    const out = join(folder, 'out');
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const words = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, ...files];
    await promisify(execFile)(soffice, words, { maxBuffer: 1 << 26 });
    return await Promise.all(
      files.map(async (_, i) => {
        const { sheets } = await readXlsx(readFileSync(join(out, `${i}.xlsx`)));
        return new Map(sheets.map(({ name, rows }) => [name, rows]));
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
