import type { Manual, ManualCommand } from '../command.ts';
import { isCalled } from '../option.ts';
import { resultVersion } from '../shared/result-versions.ts';
import type { Meaning } from './result.ts';

/** What an option of that name means, once for all commands in which it means the same. */
export function optionMeanings(name: string, commands: readonly ManualCommand[]): Meaning[] {
  const found = commands.flatMap((command) => {
    const option = command.options.find((each) => isCalled(each, name));
    if (option === undefined) return [];
    const value = option.value === undefined ? '' : ` ${option.value}`;
    const text = `${option.help.charAt(0).toUpperCase()}${option.help.slice(1)}.`;
    return [{ name: `--${option.name}${value}`, text, command: command.name }];
  });
  return joined('option', found);
}

/** What JSON Schema says of a field, as far as it is shown. */
interface FieldSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly additionalProperties?: FieldSchema | boolean;
}

/** What the fields of all results mean, by their names. */
export function fieldMeanings(manual: Manual, commands: readonly ManualCommand[]): Meaning[] {
  const found = commands.flatMap(({ name: command }) => {
    const file = `schemas/${command}@${resultVersion(command)}.json`;
    if (!manual.has(file)) return [];
    const schema = JSON.parse(manual.page(file)) as FieldSchema;
    return fieldsIn(schema).map((field) => ({ ...field, command }));
  });
  return joined('field', found);
}

function fieldsIn(schema: FieldSchema): { readonly name: string; readonly text: string }[] {
  const { properties = {}, items, anyOf = [], additionalProperties } = schema;
  const inside = [
    ...(items === undefined ? [] : [items]),
    ...anyOf,
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
  const own = Object.entries(properties).flatMap(([name, field]) => {
    const { description } = field;
    const said = description === undefined ? [] : [{ name, text: sentence(description) }];
    return [...said, ...fieldsIn(field)];
  });
  return [...own, ...inside.flatMap(fieldsIn)];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

interface Found {
  readonly name: string;
  readonly text: string;
  readonly command: string;
}

/** Those of one name and meaning once, with their commands. */
function joined(kind: Meaning['kind'], found: readonly Found[]): Meaning[] {
  const groups = new Map<string, Meaning & { readonly commands: string[] }>();
  for (const { name, text, command } of found) {
    const key = JSON.stringify([name, text]);
    const group = groups.get(key) ?? { kind, name, text, commands: [] };
    if (!group.commands.includes(command)) group.commands.push(command);
    groups.set(key, group);
  }
  return [...groups.values()];
}
