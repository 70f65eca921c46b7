import { html, type StandIn } from "../stand-in.ts";

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1c1d; --soft: #616061; --line: #dddddd; --page: #ffffff; --link: #1264a3 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --soft: #ababad; --line: #4a4d52; --page: #1a1d21; --link: #6fb6ec }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.1rem } h2 { font-size: 1.1rem; border-bottom: 1px solid var(--line); margin-top: 2rem }
h3 { font-size: 1.05rem; margin: .5rem 0 } h4 { font-size: 1rem; margin: .5rem 0 }
article { border: 1px solid var(--line); border-radius: 6px; margin: 1rem 0; padding: .75rem }
p, blockquote, pre, dd, li { margin: .5rem 0; white-space: pre-wrap }
pre { overflow-x: auto; font-size: .875rem }
blockquote { border-left: 4px solid var(--line); margin-left: 0; padding-left: .75rem }
time, footer, .soft { color: var(--soft); font-size: .875rem }
details { color: var(--soft); font-size: .875rem; margin-top: .75rem }
a { color: var(--link) }
nav a { display: inline-block; margin-right: 1rem; padding: .25rem 0 }
.button { display: inline-block; border: 1px solid var(--line); border-radius: 4px; padding: .4rem .8rem;
  color: var(--ink); font-weight: 700; text-decoration: none; margin: .25rem .5rem .25rem 0 }
dl { margin: .5rem 0 } dt { font-weight: 700 } dd { margin: 0 0 .25rem }
table { border-collapse: collapse } td, th { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left }
.table { overflow-x: auto }
iframe { width: 100%; height: 28rem; border: 1px solid var(--line); background: #ffffff }`;

/** How many of a channel's messages stand on the page of all channels. */
const FIRST = 3;

/** What every channel was sent, or one of them: as its readers see it, newest first. No script, nothing from elsewhere. */
export function channelsPage(standIns: readonly StandIn[], only: StandIn | null): string {
  const shown = only === null ? standIns : [only];
  const sections = shown.map((one) => section(one, only === null ? FIRST : Number.POSITIVE_INFINITY)).join("\n");
  const title = only === null ? "What every channel was sent" : `What ${only.name} was sent`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>${html(title)}</title>
<style>${STYLE}</style>
<h1>${html(title)}</h1>
<nav aria-label="Channels"><a href="/">All</a>${standIns.map(link).join("")}</nav>
<main>
${sections}
</main>
</html>
`;
}

function link(standIn: StandIn): string {
  return `<a href="/${standIn.channel}">${html(standIn.name)} (${standIn.articles().length})</a>`;
}

function section(standIn: StandIn, most: number): string {
  const all = standIn.articles();
  const rest = all.length > most ? `<p><a href="/${standIn.channel}">All ${all.length}</a></p>` : "";
  const articles = all
    .slice(0, most)
    .map((one) => `<article dir="auto">${one}</article>`)
    .join("\n");
  return `<section aria-labelledby="${standIn.channel}"><h2 id="${standIn.channel}">${html(standIn.name)}</h2>
${articles || '<p class="soft">Nothing yet.</p>'}${rest}</section>`;
}
