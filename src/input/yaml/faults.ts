import type { core, ZodMiniType } from 'zod/mini';
import { nearest } from '../../problems/nearest.ts';
import type { Place } from '../../problems/problem.ts';
import type { YamlPath, YamlText } from './yaml-text.ts';

/** Something in a file that its schema does not allow, before the kind of file has words for it. */
export type Fault = UnknownName | MissingName | WrongValue;

interface InFile {
  /** From the top of the file to the value. */
  readonly path: YamlPath;
  readonly at: Place;
}

export interface UnknownName extends InFile {
  readonly kind: 'unknown';
  readonly name: string;
  /** The names that may stand there; none where any may, and this one is no name. */
  readonly known: readonly string[];
  /** The one that was probably meant, or nothing. */
  readonly nearest: string;
}

export interface MissingName extends InFile {
  readonly kind: 'missing';
  readonly name: string;
}

export interface WrongValue extends InFile {
  readonly kind: 'value';
  /** The nearest name, of an element that of its list; nothing at the top of the file. */
  readonly name: string;
  /** What is there: "a list", or the value as it is written. */
  readonly found: string;
  /** What may be there, in the words of the schema. */
  readonly allowed: string;
  /** Where only some words may be there, and it is another: these. */
  readonly choices?: readonly string[];
}

type Issue = core.$ZodIssue;

/** What in a file its schema does not allow, in the order of the file. What is allowed is said by the messages of the schema. */
export function faultsOf(yaml: YamlText, schema: ZodMiniType): readonly Fault[] {
  const { error } = schema.safeParse(yaml.data);
  const unknown = (path: YamlPath): UnknownName => {
    const name = String(path.at(-1));
    const known = namesAt(schema, path.slice(0, -1));
    const meant = nearest(name, known);
    return { kind: 'unknown', path, at: yaml.at(path), name, known, nearest: meant };
  };
  const asFaults = (issue: Issue): readonly Fault[] => {
    const path = issue.path as YamlPath;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => unknown([...path, name]));
    const whole = path.slice(0, -1);
    const last = path.at(-1);
    if (typeof last === 'string' && !yaml.has(path))
      return [{ kind: 'missing', path: whole, at: yaml.at(whole), name: last }];
    const name = path.findLast((step) => typeof step === 'string') ?? '';
    const found = yaml.described(path);
    const fault = { kind: 'value', path, at: yaml.at(path), name: String(name), found } as const;
    if (issue.code !== 'invalid_value') return [{ ...fault, allowed: issue.message }];
    const choices = issue.values.map(String);
    const isWord = yaml.text(path) !== undefined;
    return [{ ...fault, allowed: choices.join(' or '), ...(isWord && { choices }) }];
  };
  const faults = [
    ...yaml.oddNames.map(unknown),
    ...(error?.issues ?? []).flatMap(settledUnions).flatMap(asFaults),
  ];
  return faults
    .filter((fault) => fault.kind !== 'missing' || !faults.some((each) => isMisspelt(each, fault)))
    .toSorted((a, b) => yaml.start(a.path) - yaml.start(b.path));
}

/** Whether a name is missing because it stands there in another spelling. */
const isMisspelt = (fault: Fault, { name, path }: MissingName): boolean =>
  fault.kind === 'unknown' &&
  fault.nearest === name &&
  fault.path.slice(0, -1).join('\0') === path.join('\0');

/**
 * Where a value may be of one kind or another and is of one of them, what is wrong in that kind; else what
 * may be there as a whole.
 */
function settledUnions(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const fitting = issue.errors.filter(
    (errors) => !errors.some(({ code, path }) => path.length === 0 && /type|union/.test(code)),
  );
  const [inner] = fitting;
  if (inner === undefined || fitting.length > 1) return [issue];
  return inner.flatMap((each) =>
    settledUnions({ ...each, path: [...issue.path, ...each.path] } as Issue),
  );
}

/** The names that may stand in the mapping of a path. */
function namesAt(schema: core.$ZodType, path: YamlPath): readonly string[] {
  const { def } = (schema as core.$ZodTypes)._zod;
  const [step, ...rest] = path;
  switch (def.type) {
    case 'optional':
      return namesAt(def.innerType, path);
    case 'union':
      return def.options.flatMap((option) => namesAt(option, path));
    case 'object': {
      if (step === undefined) return Object.keys(def.shape);
      const inside = def.shape[step];
      return inside === undefined ? [] : namesAt(inside, rest);
    }
    case 'record':
      return step === undefined ? [] : namesAt(def.valueType, rest);
    case 'array':
      return step === undefined ? [] : namesAt(def.element, rest);
    default:
      return [];
  }
}
