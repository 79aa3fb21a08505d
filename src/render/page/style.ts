import { type Colours, dark, heatColours, light } from '../picture/colours.ts';
import { heatSteps } from '../picture/picture.ts';
import { pictureStyle } from '../picture/svg.ts';
import { whatIfStyle } from './what-if-style.ts';

/** Colours that only a page has: of the line above a total, of boxes, and of what must not be missed. */
interface PageColours extends Colours {
  readonly rule: string;
  readonly line: string;
  readonly box: string;
  readonly notice: string;
}

const onLight: PageColours = {
  ...light,
  rule: '#6d7276',
  line: '#dedbd4',
  box: '#f3f2ed',
  notice: '#8a3c0c',
};

const onDark: PageColours = {
  ...dark,
  rule: '#8d9193',
  line: '#34373a',
  box: '#202225',
  notice: '#f3b587',
};

/** The colours as variables, which the rest of the style names. */
const variables = (colours: PageColours): string => {
  const { paper, ink, quiet, line, rule, box, main, cost, notice } = colours;
  const named = Object.entries({ paper, ink, quiet, line, rule, box, main, cost, notice });
  const heat = heatColours(colours).map((colour, i) => [`heat-${i}`, colour] as const);
  return `:root { ${[...named, ...heat].map(([name, colour]) => `--${name}: ${colour};`).join(' ')} }`;
};

const colours = `
${variables(onLight)}
@media screen and (prefers-color-scheme: dark) {
${variables(onDark)}
}`;

const text = `
* { box-sizing: border-box; }
html { color-scheme: light dark; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif;
}
main { max-width: 48rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 2.75rem 0 .25rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 .25rem; }
p { margin: .5rem 0; }
.subtitle, .lead, .note { color: var(--quiet); margin: 0 0 .75rem; }
.note { font-size: .875rem; }
.notice { color: var(--notice); }
dl { margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
.answers { background: var(--box); border: 1px solid var(--line); border-radius: .6rem; margin: 1.5rem 0; }
.answers section { padding: .9rem 1.1rem; }
.answers section + section { border-top: 1px solid var(--line); }
.sentence { font-size: 1.15rem; margin: 0 0 .25rem; }
.answers dl { font-size: .875rem; color: var(--quiet); }
.answers dt { float: left; clear: left; margin-right: .5em; }
.answers dt::after { content: ":"; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .875rem; }
footer h2 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
.fields { display: grid; grid-template-columns: fit-content(18rem) 1fr; gap: .3rem 1.25rem; }
.fields > div { display: contents; }
.fields dt, .fields dd { overflow-wrap: anywhere; }
code, pre { font: .875em/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
code, pre { background: var(--box); border-radius: .25rem; }
pre { padding: .6rem .8rem; }
pre code { font-size: 1em; background: none; }
.command code { padding: .15rem .35rem; overflow-wrap: anywhere; }
.word { white-space: nowrap; }
.command .word { display: inline-block; max-width: 100%; white-space: normal; }
details { margin: 1rem 0; }
summary { cursor: pointer; color: var(--main); padding: .25rem 0; }
details.numbers { font-size: .875rem; margin: .25rem 0 0; }
figure { margin: 0; }
.numbers .scroll { clear: both; }
.save {
  float: right; font: inherit; font-size: .875rem; color: var(--main); background: none; border: 0; margin-top: .25rem;
  padding: .25rem 0; cursor: pointer;
}
.save:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }`;

/** Tables and code scroll within themselves; a shade at an edge says that there is more. */
const tables = `
.scroll { --under: var(--paper); margin: .5rem 0; }
pre { --under: var(--box); }
.scroll, pre {
  overflow-x: auto;
  background:
    linear-gradient(to right, var(--under) 40%, transparent) left / 2rem 100% local no-repeat,
    linear-gradient(to left, var(--under) 40%, transparent) right / 2rem 100% local no-repeat,
    linear-gradient(to right, var(--line), transparent) left / .75rem 100% scroll no-repeat,
    linear-gradient(to left, var(--line), transparent) right / .75rem 100% scroll no-repeat,
    var(--under);
}
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .9375rem; }
th, td { padding: .45rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.long { overflow-wrap: anywhere; min-width: 9rem; }
.number { text-align: right; white-space: nowrap; }
.sentence-cell { min-width: 14rem; }
thead th { color: var(--quiet); font-size: .8125rem; vertical-align: bottom; }
thead tr { border-bottom: 1px solid var(--rule); }
tbody tr { border-bottom: 1px solid var(--line); }
tr.total { border-top: 1px solid var(--rule); }
tr.total th, tr.total td { font-weight: bold; }
.heat-map th, .heat-map td { padding-top: .35rem; padding-bottom: .35rem; }
.heat-map tbody tr { border-bottom: 0; }
.heat-map :is(th, td):last-child { padding-right: .4rem; }
${Array.from({ length: heatSteps }, (_, i) => `.heat-${i} { background: var(--heat-${i}); }`).join('\n')}
.set-off { outline: 2px solid var(--cost); outline-offset: -2px; }
.key { display: inline-block; width: 1rem; height: .8rem; }`;

/**
 * A phone has no room beside a name. Paper has no scroll bars, repeats the head of a table on each sheet, and opens nothing
 * that is folded.
 */
const media = `
@media (max-width: 30rem) {
  main { padding-top: 1.5rem; }
  h1 { font-size: 1.4rem; }
  .fields { display: block; }
  .fields > div { display: block; padding: .3rem 0; }
}
/* The shade at the edge shows through the cells. */
@media screen { .heat-map td { mix-blend-mode: darken; } }
@media screen and (prefers-color-scheme: dark) { .heat-map td { mix-blend-mode: lighten; } }
@media print {
  @page { margin: 18mm 15mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .scroll, pre { overflow: visible; background: none; }
  pre { white-space: pre-wrap; }
  .save, details:not([open]) { display: none; }
  thead { display: table-header-group; }
  tr, .answers section { break-inside: avoid; }
  /* A heat map may be longer than a sheet, like a table. */
  figure:has(> svg) { break-inside: avoid; }
  h1, h2, h3, .lead { break-after: avoid; }
  .answers, [class*="heat-"], .set-off { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;

/** The style of every page. */
export const pageStyle = [colours, text, tables, pictureStyle, whatIfStyle, media].join('\n');
