import { describe, expect, it } from "vitest";
import { type NtfyBody, render } from "../../../src/channels/ntfy/render.ts";
import { KINDS } from "../support/kinds.ts";

/** The whole notification in lines, for whoever reads it in a review. */
function readingOf({ topic, title, message, priority, tags = [], click, actions = [], sequence_id }: NtfyBody): string {
  const replaces = sequence_id === undefined ? "" : `, in place of ${sequence_id}`;
  return [
    `to ${topic}, priority ${priority}${replaces}`,
    `${tags.map((tag) => `:${tag}: `).join("")}${title}`,
    "",
    message,
    "",
    ...(click === undefined ? [] : [`tap: ${click}`]),
    ...actions.map(({ label, url }) => `[${label}] ${url}`),
    "",
  ].join("\n");
}

describe("a notification of each kind", () => {
  it.each(Object.entries(KINDS))("is written as its reader wants it: %s", async (kind, message) => {
    await expect(readingOf(render(message, "chat-alerts"))).toMatchFileSnapshot(`golden/${kind}.txt`);
  });
});
