import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Earlier, Item, Link, Message, Quote } from "../message.ts";
import { Figures } from "./figures.tsx";
import { inert } from "./inert.tsx";
import { DARK, STYLE } from "./style.ts";

/**
 * Links to what can be done about the alert. They lead to pages that ask for confirmation, because mail scanners open
 * them too.
 */
export function actionLinks({ actions }: Message): readonly Link[] {
  const ways = actions === undefined ? [] : [actions.claim, actions.resolve];
  return ways.flatMap((action) => (action?.url == null ? [] : [{ label: action.label, url: action.url }]));
}

/**
 * One table with one column, which looks the same in every mail program and at every width; the most important row
 * comes first. No images, nothing external, and both colours on every cell, for programs that change one of them.
 */
export function htmlOf(message: Message): string {
  const { language, title, summary, facts, quote, items, footnotes, links, table } = message;
  const [first, ...others] = [...links, ...actionLinks(message)];
  return `<!doctype html>${renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{title}</title>
        <style>{DARK}</style>
      </head>
      <body class="plain" style={STYLE.body}>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style={STYLE.table}>
          {message.state !== undefined && row("quote", STYLE.state, <b>{inert(message.state)}</b>)}
          {row("plain", STYLE.summary, inert(summary))}
          {items.map(itemRow)}
          {quote && quoteRows(quote)}
          {first && buttonRow(first)}
          {first && row("soft", STYLE.small, written(first))}
          {others.map((link) => row("soft", STYLE.small, [inert(`${link.label}: `), written(link)]))}
          {message.elsewhere && elsewhereRow(message.elsewhere)}
          {message.earlier && earlierRow(message.earlier)}
          {facts.map(({ label, value }) => row("plain", STYLE.fact, [<b>{inert(label)}:</b>, " ", inert(value)]))}
          {table && row("plain", STYLE.fact, <Figures table={table} />)}
          {footnotes.map((text) => row("soft", STYLE.small, inert(text)))}
        </table>
      </body>
    </html>,
  )}`;
}

function row(look: string, style: string, children: ComponentChildren) {
  return (
    <tr>
      <td class={look} dir="auto" style={style}>
        {children}
      </td>
    </tr>
  );
}

/** Numbered, because screen readers do not read the rows as a list. */
function itemRow({ title, details, url }: Item, index: number) {
  const named =
    url === null ? (
      inert(title)
    ) : (
      <a class="link" href={url} style={STYLE.link}>
        {inert(title)}
      </a>
    );
  return row("item", STYLE.item, [
    <b>
      {index + 1}. {named}
    </b>,
    <br />,
    inert(details),
  ]);
}

/** One row per line, because some programs drop line breaks. */
function quoteRows({ label, text }: Quote) {
  const lines = text.split("\n").flatMap((line, index) => (index === 0 ? [inert(line)] : [<br />, inert(line)]));
  return [row("soft", STYLE.label, inert(label)), row("quote", STYLE.quote, lines)];
}

/** Nothing where every link was left out. */
function elsewhereRow({ text, links }: NonNullable<Message["elsewhere"]>) {
  return links.length === 0 ? null : earlierRow({ text: `${text}:`, links });
}

/** Each on its own line, because some programs do not show the row as a list. */
function earlierRow({ text, links }: Earlier) {
  const lines = links.flatMap(({ label, url }) => [
    <br />,
    <a class="link" href={url} style={STYLE.link}>
      {inert(label)}
    </a>,
  ]);
  return row("plain", STYLE.fact, [inert(text), ...lines]);
}

function buttonRow({ label, url }: Link) {
  const button = (
    <a class="button" href={url} style={STYLE.button}>
      {inert(label)}
    </a>
  );
  return row("plain", STYLE.buttonCell, button);
}

/** The full URL, for people who want to check or copy it. */
function written({ url }: Link) {
  return (
    <a class="soft" href={url} style={STYLE.address}>
      {url}
    </a>
  );
}
