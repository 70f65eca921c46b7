import { describe, expect, it } from "vitest";
import type { PostRequest } from "../../src/channels/http.ts";
import { destination } from "../../src/channels/registry.ts";
import { ONE_OF_EACH } from "./support/kinds.ts";

/** A target of each channel, with its secrets. */
const TARGETS: Readonly<
  Record<string, { readonly settings: object; readonly values: Readonly<Record<string, string>> }>
> = {
  telegram: {
    settings: { channel: "telegram", token: "TELEGRAM_BOT_TOKEN", conversation: "-1001234567890" },
    values: { TELEGRAM_BOT_TOKEN: "123456789:AAE-secret-of-a-telegram-bot" },
  },
};

/** What takes the place of a message, and the one above it, as each channel names them. */
const REFS: Readonly<Record<string, string>> = { telegram: "-1001234567890/42" };

const REQUESTS = Object.entries(TARGETS).flatMap(([channel, target]) =>
  Object.entries(ONE_OF_EACH).map(([kind, message]) => ({ channel, kind, message, ...target })),
);

/** For people: read the files in a review, and see that each says what its reader needs. */
describe("one message of each kind, as each channel's request has it", () => {
  it.each(REQUESTS)("$channel: $kind", async ({ channel, kind, message, settings, values }) => {
    const opened = destination({ ...settings }, (name) => values[name]);
    if (!opened.ok) throw new Error(JSON.stringify(opened.mistakes));
    const requests: PostRequest[] = [];
    const post = async (request: PostRequest) => {
      requests.push(request);
      return { kind: "silent", result: { code: "connection-failed" } } as const;
    };
    const ref = REFS[channel];
    const isInPlace = kind === "update-in-place" && ref !== undefined;
    const sending = {
      id: "5f1d7e84-0d35-4c38-9a55-4b1c0c1f0a11",
      part: opened.destination.parts(message)?.[0] ?? null,
    };
    const sent = isInPlace ? { ...message, replaces: ref } : message;
    await opened.destination.send(sent, { post, now: () => Date.UTC(2025, 2, 6, 17, 6, 40) }, sending);
    expect(requests).toHaveLength(1);
    await expect(readable(requests[0])).toMatchFileSnapshot(`golden/${channel}/${kind}.txt`);
  });
});

/** JSON over several lines, anything else as it is. Without the URL, which holds a secret. */
function readable(request: PostRequest | undefined): string {
  if (request === undefined) return "";
  try {
    return `${JSON.stringify(JSON.parse(request.body), null, 2)}\n`;
  } catch {
    return `${request.body}\n`;
  }
}
