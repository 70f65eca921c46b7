import { LINKING, mayLink } from "../text.ts";

/** The HTML that the text of a card may have: a few tags, of which we use b, br and a. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** "www" is enough of a URL. */
const PARTED = new RegExp(`${LINKING.source}|(?<=www)\\.`, "giu");

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * Text as it was written. The signs by which a program recognises URLs and addresses are elements of their own, so that
 * it makes no link of them, and what is copied is what was written.
 */
export function html(text: string): string {
  let parted = "";
  let end = 0;
  for (const { 0: sign, index } of text.matchAll(PARTED)) {
    parted += `${escaped(text.slice(end, index))}<b>${sign}</b>`;
    end = index + sign.length;
  }
  return parted + escaped(text.slice(end));
}

export function bold(text: string): string {
  return `<b>${html(text)}</b>`;
}

export function lines(all: readonly string[]): string {
  return all.join("<br>");
}

/** The text as a link. Where it may look like another address, the link stands after it: no link is a disguise. */
export function link(text: string, url: string): string {
  const to = (said: string) => `<a href="${escaped(url)}">${said}</a>`;
  return mayLink(text) ? `${html(text)} ${to("↗")}` : to(escaped(text));
}
