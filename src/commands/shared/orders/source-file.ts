import type { ColumnChoice } from '../../../input/customer-request.ts';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import { allOrderFields, nextCustomer } from '../../../input/orders/order-fields.ts';
import type { OrderSource, SourceName } from '../../../input/orders/source.ts';
import type { Fault } from '../../../input/yaml/faults.ts';
import { readYaml, wrongValue } from '../../../input/yaml/read-yaml.ts';
import type { YamlText } from '../../../input/yaml/yaml-text.ts';
import { type Place, type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionText } from '../../option-values.ts';
import { columnReader } from '../reading/column-choice.ts';
import { namesInSource, optionsInSource } from '../reading/options.ts';
import { describedSource, type Refuse, textsAt } from './described-source.ts';
import { sourceSchema, type Written } from './source-schema.ts';

/** How files are read, as a file of `--source` says. */
export interface SourceFile {
  /** What the rows are: orders of a source that is known or described here, or customers. */
  readonly rows:
    | { readonly kind: 'orders'; readonly source: SourceName }
    | { readonly kind: 'orders'; readonly described: OrderSource }
    | { readonly kind: 'customers' };
  /** The columns of customers, or of orders of a known source, as `--column` names them. */
  readonly columns: ReadonlyMap<string, ColumnChoice>;
  /** Options by their names, with their texts and where they stand. */
  readonly options: ReadonlyMap<string, OptionText>;
}

/**
 * Reads a file that says how files are read, in YAML. It describes a source of orders as the built-in ones are:
 *
 *     columns: { customer: Kunde, date: [Bestelldatum, Datum], amount: Gesamt }
 *     keep: { Status: [bezahlt, versendet] }
 *     refund: { Art: Gutschrift }
 *     drop: { Status: { failed: abgelehnt, void: storniert } }
 *
 * Headers and words are compared as those of the built-in sources are: capitals and signs do not matter. Or it settles
 * what would be recognised, of orders of a known source or of customers, where a column has one header:
 *
 *     columns: { id: Kunde, spend: "Umsatz:mo", start: Seit }
 *     decimal: ","
 *
 * @throws {Refusal} the file cannot be read, or says something else
 */
export function readSourceFile(file: string, directory: string): SourceFile {
  const { data, yaml } = readYaml(file, directory, kind);
  const refuse: Refuse = (path, reason) => {
    throw new Refusal(kind.broken(reason, yaml.at(path)));
  };
  const rows = rowsOf(data, yaml, refuse);
  const describes = rows.kind === 'orders' && 'described' in rows;
  return {
    rows,
    columns: describes ? new Map() : chosenColumns(data, yaml, refuse),
    options: new Map(
      optionsInSource.flatMap((spec): [string, OptionText][] => {
        const [written, again] = namesInSource(spec).filter((each) => yaml.has([each]));
        if (written === undefined) return [];
        if (again !== undefined)
          return refuse([again], `${written} is the new name of ${again}: keep it alone`);
        const { line = 0 } = yaml.at([written]);
        return [[spec.name, { texts: textsAt(yaml, [written]), source: `${file}:${line}` }]];
      }),
    ),
  };
}

const isOfOrders = (name: string): boolean =>
  name === 'currency' || allOrderFields.some((field) => field.name === name);
const isOfCustomers = (name: string): boolean =>
  customerFields.some((field) => field.name === name);

/** What describes a source of one's own. */
const describing = ['title', 'row', 'negative', 'time-zone', 'keep', 'refund', 'drop'] as const;

function rowsOf(data: Written, yaml: YamlText, refuse: Refuse): SourceFile['rows'] {
  const { source, columns } = data;
  if (source === undefined && columns === undefined)
    return refuse([], 'it does not name columns; at least customer, date and amount are needed');
  const names = Object.keys(columns ?? {});
  const ofCustomers = names.find((name) => !isOfOrders(name));
  if (source === undefined && ofCustomers === undefined)
    return { kind: 'orders', described: describedSource(data, yaml, refuse) };
  const described = describing.find((name) => data[name] !== undefined);
  if (described !== undefined)
    return refuse([described], `${described} is only for a source that the file describes`);
  if (source !== undefined) {
    if (ofCustomers === undefined) return { kind: 'orders', source };
    return refuse(
      ['columns', ofCustomers],
      `${ofCustomers} is a column of customers, not of orders`,
    );
  }
  const ofOrders = names.find((name) => !isOfCustomers(name));
  if (ofOrders !== undefined)
    return refuse(['columns', ofOrders], `${ofOrders} is a column of orders, not of customers`);
  const isCohorts = names.includes('elapsed') && names.includes('surviving');
  if (!names.includes('id') && !isCohorts)
    return refuse(['columns'], 'columns of customers must name the id: "-" where there is none');
  return { kind: 'customers' };
}

/** One header a column, as `--column` names it; of the customer of orders several, the best first. */
function chosenColumns(
  { columns = {}, source }: Written,
  yaml: YamlText,
  refuse: Refuse,
): ReadonlyMap<string, ColumnChoice> {
  const read = columnReader(allOrderFields);
  return new Map(
    Object.keys(columns).flatMap((name) => {
      const path = ['columns', name];
      const isOne = yaml.elements(path) === undefined;
      if (!isOne && (name !== 'customer' || source === undefined))
        return refuse(path, `${name} is a list, not one header`);
      const option = `${name} (${yaml.file}:${yaml.at(path).line ?? 0})`;
      return textsAt(yaml, path).map((header, i): [string, ColumnChoice] => {
        const found = read(`${name}=${header}`, '', '');
        if (!found.ok) return refuse(path, `"${header}" is not a header`);
        const [, choice] = found.value;
        const field = i === 0 ? name : nextCustomer(i);
        return [field, choice === 'none' ? choice : { ...choice, option }];
      });
    }),
  );
}

const kind = {
  schema: sourceSchema,
  unreadable: (reason: string, at: Place) => problem('file-unreadable', { reason }, at),
  broken: (reason: string, at: Place) => problem('source-broken', { reason }, at),
  problem: (fault: Fault): Problem => kind.broken(reasonOf(fault), fault.at),
};

function reasonOf(fault: Fault): string {
  if (fault.kind === 'value') return wrongValue(fault);
  if (fault.kind === 'missing') {
    const within = fault.path.length === 0 ? 'it does not name' : 'columns do not name the';
    return `${within} ${fault.name}; at least customer, date and amount are needed`;
  }
  const { name, nearest, known, path } = fault;
  const within = path.slice(0, -1).join(': ') || 'the description of a source';
  const hint =
    nearest === '' ? `the known names are ${known.join(', ')}` : `did you mean ${nearest}?`;
  return `"${name}" is unknown in ${within}; ${hint}`;
}
