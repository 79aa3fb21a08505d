import type { Chart, ReferenceLine } from '../picture.ts';
import { xAxis, xAxisHeight, yAxis } from './axes.ts';
import { lineElement } from './element.ts';
import { endLabelElements, endTexts, placedEnds } from './end-labels.ts';
import { headLabels } from './head-labels.ts';
import { type Plot, plotOf, sides } from './plot.ts';
import { type Drawing, type Room, widths } from './room.ts';
import { scaleOf } from './scale.ts';
import { bandElement, fillElement, lineParts, seriesElement } from './series.ts';
import { looksOf } from './series-look.ts';

/** A chart: bands behind, hairlines, lines, and their names at their ends. */
export function chartDrawing(chart: Chart, room: Room): Drawing {
  const width = widths[room];
  const looks = looksOf(chart.series);
  const texts = endTexts(chart, looks, room);
  const { left, right } = sides(chart, room, texts);
  const lines = (chart.lines ?? []).filter(({ at }) => Number.isFinite(at));
  const across = scaleOf(chart.x, left, right);
  const upright = lines.filter(
    ({ axis, at }) => axis === 'x' && across(at) >= left && across(at) <= right,
  );
  const head = headLabels(chart.y.label, upright, across, room);
  const plot = plotOf(chart, room, { left, right }, head.height);
  const drawn = chart.series.map((series) => ({
    series,
    look: looks.get(series) ?? { colour: 'main' },
    parts: lineParts(series, plot),
  }));
  // What is dashed lies above, so that a solid line below it is seen between the dashes.
  const inOrder = [
    ...drawn.filter(({ series }) => series.dashed !== true),
    ...drawn.filter(({ series }) => series.dashed === true),
  ];
  const content = [
    ...(chart.bands ?? []).map((band) => bandElement(band, chart, looks, plot)),
    ...yAxis(chart.y, plot.y, plot),
    ...drawn.map((each) => fillElement(each, plot)),
    ...lines.map((line) => referenceElement(line, plot)),
    ...inOrder.map((each) => seriesElement(each, plot)),
    ...xAxis(chart.x, plot.x, plot, width),
    ...head.elements,
    ...endLabelElements(placedEnds(texts, drawn, plot, width)),
  ];
  return {
    width,
    height: plot.bottom + xAxisHeight(chart.x, plot, width) + 2,
    content: content.filter((each) => each !== '').join('\n'),
  };
}

/** A line from edge to edge; none where it would lie outside of the plot. */
function referenceElement({ axis, at, tone = 'plain', dashed }: ReferenceLine, plot: Plot): string {
  const { left, top, right, bottom } = plot;
  const style = `p-thin p-l-${tone}${dashed === true ? ' p-dash' : ''}`;
  const place = axis === 'x' ? plot.x(at) : plot.y(at);
  if (axis === 'x')
    return place < left || place > right ? '' : lineElement(place, top - 4, place, bottom, style);
  return place < top || place > bottom ? '' : lineElement(left, place, right, place, style);
}
