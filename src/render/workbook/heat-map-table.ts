import type { HeatMap, HeatRow } from '../picture/picture.ts';
import type { Column, FigureFormat, Table } from '../table.ts';

/** A heat map as a table, its figures with all their digits. */
export function heatMapTable({ heading, name, lead, columns, rows, formats }: HeatMap): Table {
  const [first, ...others] = lead;
  const column = (
    header: string,
    format: FigureFormat | undefined,
    at: (row: HeatRow) => number | null | undefined,
  ): Column => ({
    header,
    align: 'right',
    ...(format !== undefined && {
      figures: [
        {
          format: (i) => rows[i]?.format ?? format,
          at: (i) => (rows[i] === undefined ? null : (at(rows[i]) ?? null)),
        },
      ],
    }),
  });
  return {
    kind: 'table',
    ...(heading !== undefined && { heading }),
    ...(name !== undefined && { name }),
    columns: [
      { header: first, align: 'left' },
      ...others.map((header, k) => column(header, formats?.lead[k], ({ figures }) => figures?.[k])),
      ...columns.map((header, k) => column(header, formats?.cells, ({ cells }) => cells[k]?.value)),
    ],
    rows: rows.map(({ lead: own, cells, role }) => ({
      cells: [...own, ...columns.map((_, k) => cells[k]?.text ?? '')],
      ...(role !== undefined && { role }),
    })),
  };
}
