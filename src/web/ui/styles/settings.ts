/** Styles of the settings page. */
export const SETTINGS_STYLE = `
.over { margin: 0 0 -.5rem; }
.panel article { padding: .8rem 0; border-top: 1px solid var(--line); }
.panel article:first-of-type { margin-top: .6rem; }
.panel article:last-child { padding-bottom: 0; }
.panel h3 { font-size: 1rem; margin-bottom: .3rem; }
.lines > div { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 0 1rem; padding: .25rem 0; align-items: baseline; }
.warnings, .answer { list-style: none; border-inline-start: 4px solid var(--mark); }
.warnings ul { list-style: none; }
.warnings li, .answer li { padding: .15rem 0; }
.wait-word { color: var(--mark); font-weight: 600; }
.bad-word { color: var(--bad); font-weight: 600; }
.entries .buttons { flex-wrap: wrap; gap: .5rem; }
textarea { font-family: ui-monospace, monospace; font-size: .9rem; }
@media (max-width: 40rem) {
  .lines > div { grid-template-columns: minmax(0, 1fr); padding: .35rem 0; }
  .entries .buttons form { flex: 1; }
}
`;
