import { list, object, text, word } from "../shape.ts";
import { card } from "./elements.ts";

/** In bytes: a workflow takes more, but Teams does not. */
const MOST = 28 * 1024;

const request = object(
  {
    type: word("message"),
    attachments: list(
      object(
        { contentType: word("application/vnd.microsoft.card.adaptive"), content: card },
        { contentUrl: (value, at) => (value === null ? [] : [`${at} must be null`]) },
      ),
      1,
      1,
    ),
  },
  { summary: text(1, 4_000) },
);

/** Why a workflow that posts the cards of a request would not post this one; empty if it does. */
export function checkTeams(body: string): readonly string[] {
  const size = new TextEncoder().encode(body).length;
  const large = size > MOST ? [`it has ${size} bytes`] : [];
  return [...large, ...request(parse(body), "")];
}

export function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
