import { signLink } from "../../../src/web/auth/signed-links.ts";
import { LINK_SECRET } from "./door.ts";
import { ask, history } from "./following.ts";

const HTML = { Accept: "text/html", "Accept-Language": "en" };

/** A link to a path, made for the target `leads`, that opens for another minute. */
export function linkTo(path: string, target = "leads", secret = LINK_SECRET, milliseconds = 60_000) {
  return signLink(secret, path, target, Date.now() + milliseconds);
}

/** Opens a link as a browser without a session does. */
export async function open(link: string, headers: Record<string, string> = {}, method = "GET") {
  const response = await ask(link, { ...HTML, ...headers }, { method });
  return { status: response.status, html: await response.text() };
}

/** Presses the button of the page that a link opens, and reads the page that comes then. */
export async function press(link: string, fields: Readonly<Record<string, string>> = {}) {
  const type = { ...HTML, "Content-Type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  const { status, headers } = await ask(link, type, { method: "POST", body });
  const location = headers.get("Location");
  const { html } = status === 303 && location !== null ? await open(pathOf(location)) : { html: "" };
  return { status, location, html };
}

/** Every path of ours that a page leads to, by a link or a form. */
export function waysOf(html: string): readonly string[] {
  const found = html.matchAll(/(?:href|action)="(\/[^"]*)"/g);
  return [...found].map(([, path = ""]) => path.replaceAll("&amp;", "&"));
}

/** Who did what, in order. */
export async function entries(chat: number) {
  return (await history(chat)).map(([who, action]) => [who, action]);
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
