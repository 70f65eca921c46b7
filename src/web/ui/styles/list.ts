/**
 * Styles of lists, their forms and buttons. On a phone each entry is a block: two cells are its heading, the others
 * have labels.
 */
export const LIST_STYLE = `
select, textarea { font: inherit; min-height: 2.75rem; padding: .5rem .8rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--card); color: inherit; width: 100%; }
select:focus-visible, textarea:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
label { font-size: .8rem; color: var(--soft); display: block; margin-bottom: .2rem; }
.filter input { width: 100%; min-width: 0; }
.filter, .entries, .panel { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; }
.filter { padding: 0 .8rem; }
.filter summary, .hold summary { cursor: pointer; padding: .8rem 0; font-weight: 600; }
.hold input { width: 100%; max-width: 14rem; }
.filter form { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); align-items: end; gap: .6rem .8rem; padding-bottom: .8rem; }
.filter .hint, .filter .buttons { grid-column: 1 / -1; }
.hint { font-size: .8rem; color: var(--soft); }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.quiet { background: var(--card); color: var(--link); text-align: start; }
.entries .quiet { white-space: nowrap; text-align: center; }
.done { padding: .7rem .9rem; border: 1px solid var(--link); border-radius: .5rem; background: var(--mine); }
.state { white-space: nowrap; }
.state.bad { color: var(--bad); font-weight: 600; }
.soft { color: var(--soft); }
.state.wait { color: var(--mark); font-weight: 600; }
.entries table { table-layout: auto; }
.entries th, .entries td { width: auto; padding: .55rem .75rem .55rem 0; white-space: normal; }
.entries th { font-size: .8rem; }
.entries { overflow-wrap: break-word; }
.entries .free { overflow-wrap: anywhere; min-width: 6.5rem; }
.entries th { white-space: nowrap; }
.entries .when { white-space: nowrap; }
.entries .number { font-variant-numeric: tabular-nums; }
.entries a { display: inline-block; padding: .2rem 0; margin: -.2rem 0; }
.entries tr:target { outline-offset: -2px; }
.entries form { display: block; }
pre { margin: 0; padding: .6rem .8rem; white-space: pre-wrap; background: var(--paper); border-radius: .3rem; font: .85rem/1.45 ui-monospace, monospace; }
.onwards { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; }
.onwards p a { margin-inline-start: .4rem; padding: .5rem 0; }
.onwards nav a { font-weight: 600; }
@media (min-width: 40.01rem) {
  .entries .quiet { min-height: 2.2rem; padding: .2rem .7rem; margin: -.2rem 0; }
}
@media (max-width: 40rem) {
  .entries thead { position: absolute; clip-path: inset(50%); }
  .entries table, .entries tbody { display: block; }
  .entries tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem .6rem; padding: .7rem 0; border-top: 1px solid var(--line); }
  .entries tbody tr:first-child { border-top: 0; padding-top: 0; }
  .entries td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); grid-column: 1 / -1; gap: .6rem; border: 0; padding: .1rem 0; }
  .entries td::before { content: attr(data-label); font-size: .8rem; color: var(--soft); padding-top: .2rem; }
  .entries td:first-child, .entries td:nth-child(2) { display: block; grid-column: auto; }
  .entries td:first-child { font-weight: 600; }
  .entries td:first-child::before, .entries td:nth-child(2)::before { content: none; }
  .entries td:empty { display: none; }
  .entries .act { display: block; }
  .entries .act::before { content: none; }
  .entries .act button { width: 100%; margin-top: .3rem; }
}
`;
