import { builtInFormat, type CellFormat, cellFormat } from './cell-format.ts';
import { readXml } from './xml-events.ts';
import type { ZipParts } from './zip-parts.ts';

/** The format of cells by the number of their style. */
export type CellStyles = (style: number) => CellFormat;

/**
 * Reads the formats of a workbook.
 *
 * @param name - of the part; undefined where the workbook has none
 * @throws {Refusal} it is damaged
 */
export async function cellStyles(parts: ZipParts, name: string | undefined): Promise<CellStyles> {
  const patterns = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  if (name !== undefined)
    await readXml(parts, name, {
      open: (element, { numFmtId = '0', formatCode = '' }) => {
        if (element === 'cellXfs') inCells = true;
        // The format of a pattern may stand in other styles, too: of tables, and of conditions.
        if (element === 'numFmt') patterns.set(Number(numFmtId), formatCode);
        if (element === 'xf' && inCells) ids.push(Number(numFmtId));
      },
      close: (element) => {
        if (element === 'cellXfs') inCells = false;
      },
    });
  const formats = new Map<number, CellFormat>();
  const formatOf = (id: number): CellFormat => {
    const pattern = patterns.get(id);
    return pattern === undefined ? builtInFormat(id) : cellFormat(pattern);
  };
  return (style) => {
    const id = ids[style] ?? 0;
    const known = formats.get(id) ?? formatOf(id);
    formats.set(id, known);
    return known;
  };
}
