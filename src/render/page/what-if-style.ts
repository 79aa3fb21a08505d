/** Controls of a page on which inputs may be changed: a name, a slider and a number in a row; on a phone in two. */
export const whatIfStyle = `
.what-if { margin-top: 2.75rem; }
.what-if h2, .what-if h3 { margin-top: 0; }
.what-if caption { text-align: left; font-weight: bold; padding: .25rem 0; }
.control {
  display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr 11rem; gap: .25rem 1rem; align-items: center;
  padding: .2rem 0;
}
.control .name { display: flex; gap: .5rem; align-items: center; min-height: 2rem; }
.left .number-field, .left .name { color: var(--quiet); }
.control input, .control select, .what-if button { font: inherit; color: inherit; accent-color: var(--main); }
.control input[type="range"] { width: 100%; min-height: 2rem; margin: 0; }
.control input[type="checkbox"] { width: 1.1rem; height: 1.1rem; margin: 0; flex: none; }
.control input[type="number"], .control select {
  background: var(--paper); border: 1px solid var(--rule); border-radius: .25rem; padding: .2rem .4rem;
}
.control input[type="number"] { width: 7rem; text-align: right; font-variant-numeric: tabular-nums; }
.control select { justify-self: start; }
.number-field { display: flex; gap: .35rem; align-items: center; }
.what-if button {
  background: var(--box); border: 1px solid var(--rule); border-radius: .25rem; padding: .2rem .7rem; cursor: pointer;
}
.worth { font-size: 1.15rem; margin: 1rem 0 .25rem; }
@media (max-width: 40rem), (pointer: coarse) {
  .control { grid-template-columns: 1fr auto; }
  .control .name { grid-column: 1; min-height: 2.75rem; }
  .control input[type="range"] { grid-column: 1 / -1; grid-row: 2; min-height: 2.75rem; }
  .number-field, .control select { grid-column: 2; grid-row: 1; }
  .control input[type="number"], .control select, .what-if button, .what-if summary { min-height: 2.75rem; }
  .control input[type="number"] { width: 6rem; }
}
@media print { .controls, .what-if .lead, .what-if button { display: none; } }`;
