import { posix } from 'node:path';
import type { DateSystem } from './serial-days.ts';
import { type Attributes, readXml } from './xml-events.ts';
import { broken, type ZipParts } from './zip-parts.ts';

/** What a workbook says before its cells: which sheets it has, and where things stand. */
export interface WorkbookParts {
  readonly dates: DateSystem;
  readonly sheets: readonly SheetPart[];
  /** Absent where the workbook has no such part. */
  readonly strings?: string;
  readonly styles?: string;
}

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet". */
  readonly type: string;
  readonly part: string;
}

/**
 * Where the workbook stands in its archive; undefined where the archive holds none.
 *
 * @throws {Refusal} the archive is damaged
 */
export async function workbookPart(parts: ZipParts): Promise<string | undefined> {
  if (!parts.has('_rels/.rels')) return undefined;
  const main = (await relations(parts, '')).find(({ type }) => type === 'officeDocument');
  return main !== undefined && /\bworkbook[^/]*\.xml$/i.test(main.part) ? main.part : undefined;
}

/**
 * Reads what stands before the cells of a workbook.
 *
 * @param part - where the workbook stands
 * @throws {Refusal} it is damaged
 */
export async function workbookParts(parts: ZipParts, part: string): Promise<WorkbookParts> {
  const related = await relations(parts, part);
  const sheets: SheetPart[] = [];
  let dates: DateSystem = 1900;
  await readXml(parts, part, {
    open: (element, attributes) => {
      if (element === 'workbookPr') dates = isTrue(attributes['date1904']) ? 1904 : 1900;
      if (element !== 'sheet') return;
      const { name = '', state } = attributes;
      const id = idOf(attributes);
      const relation = related.find((each) => each.id === id);
      if (relation === undefined)
        throw broken(parts.file, `it does not say where its sheet ${JSON.stringify(name)} is`);
      // Charts and dialogs are sheets without cells.
      if (relation.type !== 'worksheet') return;
      const hidden = state === 'hidden' || state === 'veryHidden';
      sheets.push({ name, hidden, part: relation.part });
    },
  });
  const partOf = (type: string) => related.find((each) => each.type === type)?.part;
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')];
  return {
    dates,
    sheets,
    ...(strings !== undefined && { strings }),
    ...(styles !== undefined && { styles }),
  };
}

/** Whether an attribute says yes. */
export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

const idOf = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];

/** Which parts a part names; of the archive itself for "". */
async function relations(parts: ZipParts, of: string): Promise<readonly Relation[]> {
  const folder = posix.dirname(of);
  const found: Relation[] = [];
  const name = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  if (!parts.has(name)) return found;
  await readXml(parts, name, {
    open: (element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (element !== 'Relationship' || mode === 'External') return;
      const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part });
    },
  });
  return found;
}
