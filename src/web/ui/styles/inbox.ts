/**
 * Styles of the inbox and of following up. In all stylesheets: no double quote, ampersand or less-than sign, because
 * Preact escapes them.
 */
export const INBOX_STYLE = `
select, textarea {
  font: inherit; min-height: 2.75rem; padding: .5rem .8rem; border: 1px solid var(--soft); border-radius: .5rem;
  background: var(--card); color: inherit; width: 100%;
}
select:focus-visible, textarea:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.shelves { display: flex; flex-wrap: wrap; gap: .4rem; }
.shelves a {
  display: inline-flex; align-items: center; gap: .4rem; min-height: 2.75rem; margin: 0; padding: .3rem .6rem;
  background: var(--card); border: 1px solid var(--line); border-radius: .5rem; text-decoration: none;
}
.shelves a[aria-current] { border-color: var(--link); box-shadow: inset 0 -3px var(--link); color: var(--ink); font-weight: 600; }
.filters { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; align-items: end; max-width: 40rem; }
.filters label { font-size: .8rem; color: var(--soft); }
.filters select { font-size: 1rem; color: var(--ink); }
.calls { gap: .6rem; }
.call {
  display: grid; grid-template-columns: minmax(0, 1fr); gap: .4rem; padding: .7rem .8rem;
  background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
}
.call .who { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .8rem; }
.call h2 { font-size: 1.1rem; line-height: 1.3; margin: 0; min-width: 0; }
.call h2 a { display: inline-block; padding: .6rem 0; margin: -.3rem 0; }
.call .bad { padding: 0 .5rem; color: var(--bad); background: var(--bad-paper); border: 1px solid currentColor; border-radius: 1rem; font-size: .85rem; }
.course { display: flex; flex-wrap: wrap; gap: 0 1rem; color: var(--soft); font-size: .9rem; }
.call blockquote {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; max-height: none; overflow: hidden;
  padding-inline-start: .7rem; border-inline-start: 3px solid var(--mark);
}
.whose { font-weight: 600; }
.follow-up { display: grid; gap: .6rem; }
.ways { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.tel, .button {
  display: inline-flex; align-items: center; min-height: 2.75rem; padding: .4rem .9rem; background: var(--card);
  border: 1px solid var(--link); border-radius: .5rem; text-decoration: none; font-weight: 600;
}
.tel { overflow-wrap: anywhere; }
.mark { color: var(--soft); }
.ways .tel { flex: 1 1 100%; justify-content: center; font-size: 1.1rem; }
.ways .tel + .tel { flex-basis: 40%; font-size: 1rem; }
.ways .back { background: var(--card); color: var(--link); }
.none { flex: 1 1 100%; color: var(--soft); }
.pick { display: inline-flex; align-items: center; justify-content: center; min-width: 2.75rem; min-height: 2.75rem; }
.pick + h2 { flex: 1 1 60%; }
.pick input, .outcomes input { flex: none; min-height: 0; width: 1.4rem; height: 1.4rem; margin: 0; accent-color: var(--link); }
.changed, .outages, .held, .selected, .empty {
  padding: .7rem .8rem; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--link); border-radius: 0 .5rem .5rem 0;
}
.changed ul { list-style: none; display: grid; gap: .5rem; }
.changed .tel { margin-inline-start: .5rem; }
.outages { border-left-color: var(--bad); }
.outages h2, .held h2 { margin: 0; }
.outages p, .held p { font-size: .9rem; }
.selected { display: grid; gap: .6rem; }
.selection { gap: 1rem; }
.outcomes { display: grid; gap: .2rem; margin: 0; padding: .4rem .8rem .6rem; border: 1px solid var(--line); border-radius: .5rem; min-width: 0; }
.outcomes label { display: flex; align-items: center; gap: .7rem; min-height: 2.75rem; margin: 0; font-size: 1rem; color: var(--ink); }
.follow-up { display: grid; gap: .6rem; }
.follow-ups ol { gap: .5rem; }
.follow-ups blockquote { max-height: none; }
.resolve { max-width: 36rem; }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1.2rem; color: var(--soft); }
.foot a { padding: .7rem 0; }
@media (min-width: 48rem) {
  .ways .tel, .ways .tel + .tel, .none { flex: 0 0 auto; }
  .shelves a { padding: .3rem .8rem; }
  .outcomes { grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
  .outcomes legend { grid-column: 1 / -1; }
}
`;
