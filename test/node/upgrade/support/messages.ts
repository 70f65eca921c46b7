import type { Installation } from "./installation.ts";

/** A message that a target was sent, as it stands there. */
export interface Message {
  readonly target: string;
  readonly text: string;
}

/** A digest lists open alerts that were told before. */
const DIGEST = /digest|összesítő/i;

/** Everything that was sent so far. Messages of the bot are as they stand now, in the order in which they were posted. */
export function messagesAt(site: Installation): readonly Message[] {
  return [
    ...Object.entries(site.slacks).flatMap(([target, { messages }]) =>
      messages.map(({ body }) => ({ target, text: JSON.stringify(body) })),
    ),
    ...site.app.messages.map(({ body }) => ({ target: "sales", text: JSON.stringify(body) })),
    // Only this target has an address.
    ...site.mails().map(({ subject, text }) => ({ target: "leads", text: `${subject}\n${text}` })),
  ];
}

function isDigest({ text }: Message): boolean {
  return DIGEST.test(text);
}

/** What each message tells of, as "target 130/1001"; a digest is "digest". One of several chats tells of each. */
export function toldBy(messages: readonly Message[]): readonly string[] {
  return messages.flatMap((message) => {
    if (isDigest(message)) return ["digest"];
    const chats = [...message.text.matchAll(/\/chats\/(\d+\/\d+)\?exp=/g)].map(([, chat]) => chat);
    return [...new Set(chats)].map((chat) => `${message.target} ${chat}`);
  });
}

/** The signed links in messages, without the origin. */
export function linksIn(messages: readonly Message[]): readonly string[] {
  const links = messages.flatMap(({ text }) =>
    [...text.matchAll(/https?:\/\/[^/\s"]+(\/[^\s"<>|\\]*\?exp=[^\s"<>|\\]*)/g)].map(([, path = ""]) =>
      path.replaceAll("&amp;", "&"),
    ),
  );
  return [...new Set(links)];
}
