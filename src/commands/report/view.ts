import type { Report } from '../../core/report.ts';
import { andList } from '../../render/and-list.ts';
import { commandLines } from '../../render/command-lines.ts';
import {
  type Block,
  type Document,
  type Fields,
  type Parts,
  partsOf,
} from '../../render/document.ts';
import { isPicture } from '../../render/picture/picture.ts';
import type { Ran, Request } from '../command.ts';
import { leftOutLead } from '../shared/economics/view-waterfall.ts';
import { kindWords } from '../shared/reading/kind-words.ts';
import { sourceText } from '../shared/source-text.ts';
import type { ReportOptions } from './options.ts';
import type { ReportResult, ReportSection } from './result.ts';
import { type SectionName, sectionKinds } from './sections.ts';

type ReportReport = Report<ReportResult>;

/** The document of a run, taken apart. */
interface Taken extends Parts {
  readonly document: Document;
  readonly command: string;
  readonly files: readonly string[];
}

/** The answers, a part of the page for each section, and at the end what all of them leave out. */
export function view(
  report: ReportReport,
  _request: Request<ReportOptions>,
  ran: readonly Ran[] = [],
): Document {
  const { result } = report;
  const holders = result.sections.filter((section) => section.report !== undefined);
  const compared = result.sections.filter(({ change }) => change?.report !== undefined);
  const documents = new Map(
    holders.map(({ section }, i) => [section, takenApart(ran[i])] as const),
  );
  const changes = new Map(
    compared.map(({ section }, i) => [section, takenApart(ran[holders.length + i])] as const),
  );
  // What amounts are; of indicators the subtitle says something else.
  const money = [...documents].find(([section]) => section !== 'indicators')?.[1].document;
  return {
    title: result.title,
    ...(money?.subtitle !== undefined && { subtitle: money.subtitle }),
    ...(money?.meaning !== undefined && { meaning: money.meaning }),
    answers: result.sections.flatMap(({ answer }) => answer ?? []),
    blocks: [
      { kind: 'fields', rows: methodRows(report, documents) },
      ...withoutRepeated(result.sections).flatMap((section) => {
        const own = section.from === null ? undefined : documents.get(section.from);
        return sectionBlocks(section, own, changes.get(section.section));
      }),
      { kind: 'text', tone: 'left out', lines: leftOutLines(result.sections, documents) },
    ],
  };
}

/** The sections, each command in the first that has it. */
const withoutRepeated = (sections: readonly ReportSection[]): readonly ReportSection[] =>
  sections.map((section, i) =>
    sections.slice(0, i).some(({ command }) => command === section.command)
      ? { ...section, command: null }
      : section,
  );

function takenApart(ran: Ran | undefined): Taken {
  if (ran === undefined) throw new RangeError('a section without its run');
  const document = ran.document();
  const [, command = ''] = /^rapport\/([a-z-]+)@/.exec(ran.report.schema) ?? [];
  const files = ran.report.sources.map(({ file }) => file);
  return { ...partsOf(document), document, command, files };
}

function sectionBlocks(
  { section, question, needs, command, change, lines }: ReportSection,
  taken: Taken | undefined,
  changed: Taken | undefined,
): Block[] {
  const lead = taken === undefined ? openLead(needs) : leadOf(section, taken);
  const blocks: Block[] = [{ kind: 'heading', text: question, lead }];
  if (needs !== null) blocks.push({ kind: 'text', tone: 'plain', lines: [needs] });
  if (lines !== undefined) blocks.push({ kind: 'text', tone: 'plain', lines });
  if (change !== undefined) {
    const { sentence, report } = change;
    const line = report === undefined ? sentence : `Since the earlier report: ${sentence}`;
    blocks.push({ kind: 'text', tone: 'plain', lines: [line] });
    blocks.push(...(changed === undefined ? [] : mainPicture(changed.body)));
  }
  if (taken !== undefined) blocks.push(...chosen(section, taken.body));
  if (command !== null) blocks.push({ kind: 'code', lines: commandLines(command) });
  return blocks;
}

const openLead = (needs: string | null): string => (needs === null ? '' : 'Not answered yet.');

/** Exactly what is shown: of which files, and in what. */
function leadOf(section: SectionName, { document, files }: Taken): string {
  const shows = kindOf(section)?.shows ?? document.title;
  const basis = document.subtitle === undefined ? '' : ` (${document.subtitle})`;
  return `${shows}${basis}; from ${filesText([...new Set(files)])}.`;
}

const kindOf = (section: SectionName) => sectionKinds.find(({ name }) => name === section);

const mostNamed = 3;

function filesText(files: readonly string[]): string {
  if (files.length > mostNamed) return `${files.length} files`;
  const names = files.map((file) => (file === '-' ? 'standard input' : file));
  return andList(names);
}

/** The main picture, then what everybody reads; what only a statistician reads is on the page of the command. */
function chosen(name: SectionName, body: readonly Block[]): Block[] {
  const part = kindOf(name)?.part;
  // One set of sliders is enough: what the customers are worth.
  const own = body.filter(
    (block) => block.part === part && (block.kind !== 'what-if' || name === 'worth'),
  );
  const pictures = mainPicture(own);
  const others = own.filter((block) => block.detail === undefined && !pictures.includes(block));
  // What a section is about is no detail of it.
  return [...(part === undefined ? pictures : pictures.map(asShown)), ...others];
}

const asShown = ({ detail: _, ...block }: Block): Block => block;

const mainPicture = (blocks: readonly Block[]): Block[] => blocks.filter(isPicture).slice(0, 1);

/** How the figures were found, each fact once; and what each file is. */
function methodRows(
  { sources, result }: ReportReport,
  documents: ReadonlyMap<SectionName, Taken>,
): Fields['rows'] {
  const facts: Fact[] = [];
  for (const { command, method } of documents.values())
    for (const [name, text] of method) if (name !== 'File') facts.push({ name, text, command });
  const files = sources.map((source): [string, string] => {
    const kind = result.files.find(({ file }) => file === source.file)?.kind ?? null;
    const what = kind === null || kind === 'saved result' ? '' : `; ${kindWords[kind]}`;
    return ['File', `${sourceText(source)}${what}`];
  });
  const kept = facts.filter((fact, i) => !facts.some((other, j) => isSaidBy(fact, i, other, j)));
  const rows = kept.map(({ name, text, command }, i): [string, string] => {
    const isFirst = kept.findIndex((other) => other.name === name) === i;
    return [isFirst ? name : `${name} (${command})`, text];
  });
  return [...rows, ...files];
}

/** A fact of a document, and the command that says it. */
interface Fact {
  readonly name: string;
  readonly text: string;
  readonly command: string;
}

/** Whether another document says the same, or the same and more. */
const isSaidBy = (fact: Fact, place: number, other: Fact, otherPlace: number): boolean =>
  fact.name === other.name &&
  (fact.text === other.text ? otherPlace < place : other.text.startsWith(fact.text));

/** What the figures of each section leave out, under the name of what they are of. */
function leftOutLines(
  sections: readonly ReportSection[],
  documents: ReadonlyMap<SectionName, Taken>,
): readonly string[] {
  return sections.flatMap(({ section }) => {
    const figures = kindOf(section)?.figures ?? '';
    const lines = figures === '' ? [] : (documents.get(section)?.leftOut ?? []);
    return lines.map((line) =>
      line.startsWith(leftOutLead)
        ? `Left out of ${figures}: ${line.slice(leftOutLead.length)}`
        : line,
    );
  });
}
