/** Styles of charts. Each part of a bar also has its own pattern, so that nothing depends on colour alone. */
export const STATISTICS_STYLE = `
.charts { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.chart { padding: 0; border: 0; background: none; }
.chart svg { display: block; width: 100%; height: 9rem; }
.chart line { stroke: var(--soft); stroke-width: 1; }
.chart rect { stroke: var(--ink); stroke-width: 1; }
.chart .won, .chart .plain { fill: var(--link); }
.chart .other { fill: var(--card); }
.chart .open { fill: var(--bad-paper); stroke: var(--bad); stroke-dasharray: 3 2; }
.chart .days { display: flex; font-size: .8rem; color: var(--soft); white-space: nowrap; overflow: hidden; }
.chart .days span { flex: 1 1 0; width: 0; }
.chart figcaption { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin-top: .4rem; }
.key::before { content: ''; display: inline-block; width: .8rem; height: .8rem; margin-inline-end: .4rem; border: 1px solid var(--ink); vertical-align: -.1rem; }
.key.won::before { background: var(--link); }
.key.other::before { background: var(--card); }
.key.open::before { background: var(--bad-paper); border: 1px dashed var(--bad); }
@media (min-width: 60rem) { .charts { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
@media print { .chart rect, .key::before { print-color-adjust: exact; } }
`;
