import type { Report, Source } from '../../core/report.ts';
import type { Decision } from '../../input/profile/understanding.ts';
import type { Block, Document, Table, Text } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { kindWords } from '../shared/reading/kind-words.ts';
import { countColumn, nameColumn, table, wordColumn } from '../shared/table.ts';
import type { Finding, InspectedFile, InspectResult } from './result.ts';

/** How the files are read, one after another. */
export function view({ result, sources }: Report<InspectResult>): Document {
  const { files, for: command } = result;
  const [only, ...others] = files;
  const one = only !== undefined && others.length === 0;
  const by = command === undefined ? '' : ` by rapport ${command}`;
  const isRefused = files.some(({ findings }) => findings.some(({ refused }) => refused));
  return {
    title: `How ${one ? `${nameOf(only)} is` : 'the files are'} read${by}`,
    blocks: [
      ...files.flatMap((file, i) => [
        ...(i === 0 ? [] : [gap]),
        ...fileBlocks(file, sources[i], !one, command),
      ]),
      ...(command === undefined || isRefused
        ? []
        : [text('plain', ['', `rapport ${command} reads ${one ? 'the file' : 'the files'}.`])]),
    ],
  };
}

const text = (tone: Text['tone'], lines: readonly string[]): Text => ({
  kind: 'text',
  tone,
  lines,
});

/** Parts one file from the next. */
const gap = text('plain', ['']);

function nameOf({ file }: InspectedFile): string {
  return file === '-' ? 'standard input' : file;
}

function fileBlocks(
  file: InspectedFile,
  source: Source | undefined,
  named: boolean,
  command: InspectResult['for'],
): readonly Block[] {
  const { skippedBefore, skippedAfter } = file;
  const skipped = [...skippedBefore, ...skippedAfter].map(({ line, text }) => `${line}: ${text}`);
  const rows: (readonly [string, string])[] = [
    ...(named ? [['File', nameOf(file)] as const] : []),
    ...(file.kind === undefined ? [] : [['What it is', kindText(file.kind)] as const]),
    ...(file.orders === null ? [] : [['Orders', file.orders] as const]),
    ...(file.sheet === undefined
      ? [
          ['Encoding', decided(file.encoding)] as const,
          [
            'Delimiter',
            decided({ ...file.delimiter, value: delimiterText(file.delimiter.value) }),
          ] as const,
        ]
      : [['Sheet', decided(file.sheet)] as const]),
    ['Decimal mark', decided(file.decimal)],
    ['Date order', decided(file.dateOrder)],
    ['Currency', file.currency ?? 'not named'],
    ['Header', `line ${file.header}`],
    ...(skipped.length === 0 ? [] : [['Not data', skipped.join('; ')] as const]),
    ['Rows', source === undefined ? String(file.rows) : rowsText(source)],
  ];
  return [{ kind: 'fields', rows }, columnTable(file), ...findingTexts(file.findings, command)];
}

/** What a file is, in words. */
const kindText = (kind: NonNullable<InspectedFile['kind']> | null): string =>
  kind === null
    ? 'not recognised: no headers of customers, orders or other records'
    : kindWords[kind];

function decided({ value, decidedBy }: Decision): string {
  return value === null ? decidedBy : `${value}  (${decidedBy})`;
}

function delimiterText(delimiter: string | null): string | null {
  if (delimiter === '\t') return 'tab';
  return delimiter === ' ' ? 'space' : delimiter;
}

function rowsText({ read, used, setAside, rejected }: Source): string {
  const aside = Object.entries(setAside).map(
    ([code, count]) => `${numberText(count, 0)} set aside (${code})`,
  );
  const parts = [`${numberText(used, 0)} used`, ...aside, `${numberText(rejected, 0)} rejected`];
  return `${numberText(read, 0)} read: ${parts.join(', ')}`;
}

const columnTable = ({ columns }: InspectedFile): Table =>
  table(
    columns,
    [
      nameColumn('name', ({ name }) => name),
      wordColumn('role', ({ role }) => role ?? ''),
      wordColumn('type', ({ type }) => type),
      wordColumn('unit', ({ unit }) => unit ?? ''),
      nameColumn('decided by', ({ decidedBy }) => decidedBy),
      nameColumn('sample', ({ sample }) => sample),
      countColumn('blank', ({ blanks }) => blanks),
    ],
    { heading: 'Columns' },
  );

function findingTexts(
  findings: readonly Finding[],
  command: InspectResult['for'],
): readonly Text[] {
  const refused = findings.filter((each) => each.refused);
  const others = findings.filter((each) => !each.refused);
  const list = (tone: Text['tone'], heading: string, found: readonly Finding[]): readonly Text[] =>
    found.length === 0 ? [] : [text(tone, ['', heading, ...found.flatMap(findingLines)])];
  const refusing = command === undefined ? 'Other commands refuse' : `rapport ${command} refuses`;
  return [
    ...list('notice', `${refusing} the file until this is solved:`, refused),
    ...list('plain', 'Also found:', others),
  ];
}

/** What happened, and below it what to do. */
function findingLines({ line, column, message, advice, count }: Finding): readonly string[] {
  const place = [
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column "${column}"`]),
  ].join(', ');
  const times = count > 1 ? ` (${numberText(count, 0)} of this kind)` : '';
  return [`  ${place === '' ? '' : `${place}: `}${message}${times}`, `    ${advice}`];
}
