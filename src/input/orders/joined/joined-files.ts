import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { InputWorld } from '../../bytes/source-bytes.ts';
import type { ColumnChoice } from '../../customer-request.ts';
import { plainHeader } from '../../headers/plain-header.ts';
import { whoPhrases } from '../../headers/who-phrases.ts';
import { type OpenedFile, type OpenFile, openEach } from '../../layout/open-file.ts';
import { assignFields, chosenIndex, knownFields } from '../../records/assign-fields.ts';
import type { Field } from '../../records/field.ts';
import { withLabels } from '../../records/label-fields.ts';
import { headerList, missingField, unknownColumn } from '../../records/plan-fields.ts';
import { recordsOf } from '../../records/read-records.ts';
import type { Records } from '../../records/records.ts';
import { allOrderFields } from '../order-fields.ts';
import type { LabelRequest, OrderRequest } from '../order-request.ts';
import type { OrderSource } from '../source.ts';
import { plain } from '../sources/plain.ts';

/** A file that says more of orders or of customers: its rows, and which of its columns are asked for. */
export interface JoinedFile {
  readonly file: string;
  readonly records: Records;
  readonly labels: readonly LabelRequest[];
}

/** Files whose columns are joined to those of the log. */
interface OpenedJoins {
  /** The columns that the logs themselves have, and the roles that options give to columns of them. */
  readonly ofLog: Pick<OrderRequest, 'labels' | 'columns'>;
  readonly files: readonly {
    readonly opened: OpenedFile;
    readonly labels: readonly LabelRequest[];
  }[];
}

/** By which column the rows of a joined file are known: the number of the order, else the customer. */
const keyFields = ({ columns }: Pick<OrderSource, 'columns'>): readonly Field[] => [
  {
    name: 'order',
    meaning: 'the number of the order',
    names: `${columns.order ?? ''} ${plain.columns.order ?? ''} ordername`,
    kind: 'id',
  },
  {
    name: 'customer',
    meaning: 'the customer',
    names: [...columns.customer, ...plain.columns.customer].join(' '),
    phrases: whoPhrases,
    kind: 'id',
  },
];

/** What is missing where neither column is there. */
function keyOf([order]: readonly Field[]): Field {
  if (order === undefined) throw new RangeError('no key');
  return { ...order, meaning: 'the number of the order, or the customer' };
}

/**
 * Opens the files of `--join`, and finds which of them has each column that is asked for.
 *
 * @throws {Refusal} a file cannot be read, a column is in the log and in a file or in two files, or in none of them; or
 *   nothing of a file is asked for
 */
export async function openJoins(
  request: Pick<OrderRequest, 'join' | 'labels' | 'columns' | 'encoding' | 'delimiter' | 'sheets'>,
  logs: readonly OpenedFile[],
  source: OrderSource,
  world: InputWorld,
  open?: OpenFile,
): Promise<OpenedJoins> {
  const { join = [], labels } = request;
  const fields = keyFields(source);
  const settings = { ...request, isKnown: knownFields(fields) };
  const opened = await openEach(join, settings, world, open);
  const has = (file: OpenedFile, header: string) =>
    file.layout.headers.includes(plainHeader(header));
  const isKey = (file: OpenedFile, header: string) => {
    const index = file.layout.headers.indexOf(plainHeader(header));
    const { headers } = file.layout;
    return assignFields(headers, fields, request.columns).columns.some(
      (column) => column.index === index,
    );
  };
  const places = labels.map((label) => {
    const own = logs.find((file) => has(file, label.header));
    const joined = opened.filter((file) => has(file, label.header));
    // The key itself is in both, and the log says it of every order.
    const others = own === undefined ? joined : joined.filter((file) => !isKey(file, label.header));
    const [first, second] = [...(own === undefined ? [] : [own]), ...others];
    if (first !== undefined && second !== undefined) {
      const options = `${label.option} and --join ${second.file}`;
      const settle = `${first.file} has this column too, so it is not clear which one counts: rename one of them.`;
      throw new Refusal(problem('option-conflict', { options, settle }));
    }
    const isRole = allOrderFields.some(({ name }) => name === label.header.toLowerCase());
    if (first === undefined && !isRole)
      throw new Refusal(unknownColumn([...logs, ...opened], label.header, label.option));
    return { label, file: own === undefined ? others[0] : undefined };
  });
  const files = opened.map((file) => ({
    opened: file,
    labels: places.flatMap(({ label, file: of }) => (of === file ? [label] : [])),
  }));
  for (const { opened: file, labels: asked } of files) {
    if (asked.length > 0) continue;
    const needs = `an option that names one of its columns, such as --by: ${headerList(file.layout.headers)}`;
    throw new Refusal(problem('option-needs', { option: `--join ${file.file}`, needs }));
  }
  const isIn = (some: readonly OpenedFile[], choice: ColumnChoice) =>
    choice !== 'none' && some.some(({ layout }) => chosenIndex(layout.headers, choice) >= 0);
  const columns = [...request.columns].filter(
    ([role, choice]) =>
      !fields.some(({ name }) => name === role) || isIn(logs, choice) || !isIn(opened, choice),
  );
  return {
    ofLog: {
      labels: places.flatMap(({ label, file }) => (file === undefined ? [label] : [])),
      columns: new Map(columns),
    },
    files,
  };
}

/**
 * Reads joined files.
 *
 * @throws {Refusal} one has neither the number of the order nor the customer, or stops being text on the way
 */
export async function readJoins(
  { files }: OpenedJoins,
  request: OrderRequest,
  source: OrderSource,
  world: InputWorld,
): Promise<readonly JoinedFile[]> {
  const fields = keyFields(source);
  const joined: JoinedFile[] = [];
  for (const { opened, labels } of files) {
    const { headers } = opened.layout;
    const chosen = new Map(
      [...request.columns].filter(
        ([role, choice]) =>
          fields.some(({ name }) => name === role) &&
          choice !== 'none' &&
          chosenIndex(headers, choice) >= 0,
      ),
    );
    const keys = assignFields(headers, fields, chosen).columns;
    if (keys.length === 0) throw new Refusal(missingField(keyOf(fields), opened, []));
    const asked = { ...request, files: [opened.file], ...withLabels(fields, chosen, labels) };
    joined.push({ file: opened.file, records: await recordsOf([opened], asked, world), labels });
  }
  return joined;
}
