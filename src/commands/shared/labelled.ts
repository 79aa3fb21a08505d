import type { Row } from '../command.ts';

/** Columns of the file keep their headers; one that is named like a field gets its part of the path before it. */
export function labelled(
  path: string,
  labels: Readonly<Record<string, string>>,
  taken: Row,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(labels).map(([header, value]) => [
      Object.hasOwn(taken, header) ? `${path}.${header}` : header,
      value,
    ]),
  );
}
