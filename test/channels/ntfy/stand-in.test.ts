import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Post } from "../../../src/channels/http.ts";
import { ntfy } from "../../../src/channels/ntfy/channel.ts";
import { notificationHtml } from "../../standin/ntfy/inbox.ts";
import { createNtfy, type NtfyServer } from "../../standin/ntfy/server.ts";
import { followed, missed } from "../support/messages.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const TOKEN = "tk_standin";

function tell(server: NtfyServer, more: object = {}, token: string | null = TOKEN): Promise<Outcome> {
  const post: Post = async ({ url, headers, body }) => {
    const authorization = headers.Authorization ?? null;
    const response = server.answer({ path: new URL(url).pathname, authorization, body }, NOW);
    return { kind: "answered", status: response.status, retryAfter: null, text: await response.text() };
  };
  const options = { topic: "chat-alerts", token, api: "https://ntfy.sh" };
  return ntfy.send({ ...missed, ...more }, options, { post, now: () => NOW }, { id: "5f1d7e84", part: null });
}

const refOf = (outcome: Outcome) => (outcome.kind === "sent" ? outcome.ref : undefined);
const changed = { ...followed, kind: "update" };

describe("what ntfy's stand-in makes of the messages", () => {
  it("a change takes the place of the first message, without a sound, and so does the next change", async () => {
    const server = createNtfy({ token: TOKEN });
    const replaces = refOf(await tell(server));
    const first = await tell(server, { ...changed, replaces });
    expect(refOf(first)).toBe(replaces);
    await tell(server, { ...changed, kind: "resolution", state: "Called back.", replaces: refOf(first) });
    expect(server.notifications).toHaveLength(1);
    const body = server.notifications[0]?.body ?? {};
    expect(body).toMatchObject({ title: "Called back.", priority: 2, sequence_id: replaces });
    expect(String(body.message)).toContain(missed.summary);
  });

  it("a server before 2.16 shows the change as a second message", async () => {
    const server = createNtfy({ token: TOKEN, hasSequences: false });
    const replaces = refOf(await tell(server));
    expect((await tell(server, { ...changed, replaces })).kind).toBe("sent");
    expect(server.notifications).toHaveLength(2);
  });

  it("a message of another channel is replaced by a message of its own", async () => {
    const server = createNtfy({ token: TOKEN });
    expect((await tell(server, { ...changed, replaces: "C0123ABCD/1503435956.000247" })).kind).toBe("sent");
    expect(server.notifications[0]?.body).not.toHaveProperty("sequence_id");
  });

  it("a wrong token, or none, disables the target", async () => {
    const server = createNtfy({ token: TOKEN });
    expect(await tell(server, {}, "tk_other")).toMatchObject({ kind: "out-of-order", status: 401 });
    expect(await tell(server, {}, null)).toMatchObject({ kind: "out-of-order", status: 403 });
  });

  it("the message after the last one of a day goes out on the next day", async () => {
    const server = createNtfy({ token: TOKEN, daily: 1 });
    expect((await tell(server)).kind).toBe("sent");
    expect(await tell(server)).toMatchObject({ kind: "retry", waitUntil: Date.UTC(2026, 10, 25) });
  });

  it("is shown as on a phone, and nothing in it acts", async () => {
    const server = createNtfy({ token: TOKEN });
    await tell(server, { title: "<script>alert(1)</script>" });
    const page = server.notifications.map(notificationHtml).join("");
    expect(page).toContain("&lt;script&gt;");
    expect(page).toContain(`<a class="button" href="https://alerts.example.com/chats/130/102`);
    expect(page).toContain("priority 4: long vibration");
  });
});
