import { INBOX_STYLE } from "./inbox.ts";
import { LIST_STYLE } from "./list.ts";
import { SETTINGS_STYLE } from "./settings.ts";
import { STATISTICS_STYLE } from "./statistics.ts";

/**
 * Styles of all pages. Colours have a contrast of at least 4.5:1 in light and dark mode. A letter with very many
 * combining marks is one grapheme, which browsers do not break, and it is wide in fonts without these marks: it is cut
 * off at the edge of its card or of `main`, and never widens the page.
 */
const BASE = `
:root {
  color-scheme: light dark;
  --paper: #f6f6f4; --card: #fff; --ink: #1c1f23; --soft: #565d66; --line: #d9dbd8;
  --link: #0b57a4; --bad: #a3171d; --bad-paper: #fdeceb; --mark: #7a4b00; --mark-paper: #fdf1dc; --mine: #e9f0f8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1d2125; --ink: #e7e9eb; --soft: #a4acb5; --line: #353b42;
    --link: #8ec2ff; --bad: #ffaaa3; --bad-paper: #43191a; --mark: #f3c779; --mark-paper: #3a2c12; --mine: #1f2d3d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere;
}
main, figure, .facts, .record, .conversation, .forms { overflow-x: clip; }
main { position: relative; max-width: 70rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
h1, h2, h3, p, ol, ul, dl, dd, figure, blockquote { margin: 0; padding: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: .8rem; font-weight: 600; color: var(--soft); margin-bottom: .5rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, input:focus-visible, button:focus-visible, :target { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { inset-inline-start: 1rem; top: 1rem; padding: .5rem .8rem; background: var(--card); z-index: 1; }
.places { display: flex; flex-wrap: wrap; gap: 0 1.2rem; padding: .2rem 1rem; background: var(--card); border-bottom: 1px solid var(--line); }
.places a { padding: .7rem 0; text-decoration: none; }
.places a[aria-current] { font-weight: 600; color: var(--ink); box-shadow: inset 0 -3px var(--link); }
main.problem { max-width: 36rem; padding-top: 15vh; }
.problem ul { list-style: none; }
.problem li a, .problem h1 ~ a { display: inline-block; padding: .7rem 0; }
form { display: grid; gap: .5rem; }
input, button { font: inherit; min-height: 2.75rem; padding: .5rem .8rem; border: 1px solid var(--soft); border-radius: .5rem; }
input { background: var(--card); color: inherit; }
button { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 600; cursor: pointer; justify-self: start; }

.transcript { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.transcript header { display: grid; gap: .6rem; }
.verdict { display: flex; flex-wrap: wrap; gap: .4rem; }
.verdict strong { padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--card); }
.verdict .bad { color: var(--bad); background: var(--bad-paper); border-color: currentColor; }
.story { font-size: 1.1rem; }
.reach { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; }
.reach a {
  display: block; min-height: 2.75rem; padding: .6rem .9rem; background: var(--card);
  border: 1px solid var(--link); border-radius: .5rem; text-decoration: none; font-weight: 600;
}
.reach li { max-width: 100%; overflow-wrap: anywhere; }
.reach small { color: var(--soft); }
figure { padding: .6rem .8rem; background: var(--card); border-left: 4px solid var(--mark); border-radius: 0 .5rem .5rem 0; }
figcaption { font-size: .8rem; color: var(--soft); }
blockquote { white-space: pre-wrap; max-height: 9.2em; overflow: auto; }
nav a { display: inline-block; padding: .35rem 0; margin-right: .6rem; }

.facts, .record, .conversation, .forms { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; }
.facts dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .5rem 1rem; }
dt { font-size: .8rem; color: var(--soft); }
.gap { list-style: none; color: var(--soft); }
.conversation { align-self: start; }
aside { display: grid; gap: 1rem; align-content: start; grid-template-columns: minmax(0, 1fr); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .35rem .5rem .35rem 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
th { font-weight: 400; color: var(--soft); width: 34%; }
td { padding-right: 0; white-space: pre-wrap; }
tr:first-child th, tr:first-child td { border-top: 0; }
.chats table { table-layout: auto; }
.chats th, .chats td { width: auto; padding: .45rem .75rem .45rem 0; white-space: normal; }
.chats a { display: block; margin: -.45rem 0; padding: .45rem 0; }

.list { list-style: none; display: grid; gap: .4rem; }
.list small { display: block; color: var(--soft); }
.list + *, dl + .list, section p + table { margin-top: .7rem; }
aside h3, h4 { font-size: .9rem; margin: .7rem 0 .3rem; }
.columns th, .columns td { width: auto; padding-right: .5rem; }
.older { padding: .6rem .8rem; border: 1px solid var(--mark); border-radius: .5rem; color: var(--mark); background: var(--mark-paper); }
search { display: grid; gap: .5rem; margin-bottom: .5rem; }
.search label { font-size: .8rem; color: var(--soft); }
.search div { display: flex; flex-wrap: wrap; gap: .5rem; }
.search input { flex: 1 1 10rem; min-width: 0; max-width: 26rem; }
.hits ul { display: flex; flex-wrap: wrap; list-style: none; }
mark { color: var(--mark); background: var(--mark-paper); font-weight: 700; text-decoration: underline; }

.day h3 { font-size: .8rem; text-align: center; color: var(--soft); padding: .5rem 0; }
ol { list-style: none; display: grid; grid-template-columns: minmax(0, 1fr); }
.day li { padding: .3rem 0; content-visibility: auto; contain-intrinsic-size: auto 4.2rem; }
.by { font-size: .8rem; color: var(--soft); padding: 0 .7rem; }
.by b, .first { color: var(--ink); }
.by a { color: inherit; }
.first { display: inline-block; margin-left: .4rem; padding: 0 .4rem; border: 1px solid currentColor; border-radius: .3rem; }
.text { width: fit-content; max-width: min(42rem, 100%); padding: .35rem .7rem; border: 1px solid var(--line); border-radius: .5rem; white-space: pre-wrap; }
.agent { margin-left: 2rem; }
.agent .text { background: var(--mine); border-color: transparent; }
.note { color: var(--mark); background: var(--mark-paper); font-size: .8rem; border-radius: .3rem; width: fit-content; margin: .5rem auto; padding: .15rem .6rem; }
.change { width: fit-content; max-width: min(42rem, 100%); margin: .2rem .7rem 0; color: var(--mark); font-size: .8rem; }
del { display: block; white-space: pre-wrap; color: var(--soft); }
.sign { color: var(--mark); background: var(--mark-paper); border-radius: .2rem; font-family: ui-monospace, monospace; font-size: .85em; user-select: none; }

@media (max-width: 40rem) {
  .chats thead { position: absolute; clip-path: inset(50%); }
  .chats tr { display: grid; grid-template-columns: 1fr auto; gap: 0 .75rem; padding: .45rem 0; border-top: 1px solid var(--line); }
  .chats td { border: 0; padding: 0; }
  .chats td:nth-child(even) { text-align: end; }
}
@media (min-width: 60rem) {
  .transcript { grid-template-columns: minmax(0, 1fr) 23rem; }
  .transcript header, .older, main .facts { grid-column: 1 / -1; }
  aside .facts dl { grid-template-columns: 1fr 1fr; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --bad: #000; --bad-paper: #fff; --mark: #000; --mark-paper: #fff; --mine: #fff; }
  body { font-size: 10pt; }
  main, .transcript { display: block; padding: 0; max-width: none; }
  main section, aside { margin-top: 1rem; }
  nav, search, form:not(.selection), .button, .filter, .skip { display: none !important; }
  .day li { content-visibility: visible; }
  .day li, tr { break-inside: avoid; }
  .agent .text { border-color: var(--line); }
  blockquote { max-height: none; }
}
`;

/**
 * The only stylesheet, in every page. Preact escapes it like any text, so it contains no double quote, ampersand or
 * less-than sign.
 */
export const STYLE = [BASE, INBOX_STYLE, LIST_STYLE, SETTINGS_STYLE, STATISTICS_STYLE].join("");
