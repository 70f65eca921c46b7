import { describe, expect, it } from "vitest";
import { ntfy } from "../../../src/channels/ntfy/channel.ts";

const TOKEN = "tk_planted0123456789abcdefghijkl";
const lookUp = (name: string) => (name === "NTFY_TOKEN" ? TOKEN : undefined);
const connect = (settings: object) => ntfy.connect({ channel: "ntfy", ...settings }, lookUp);

const GUESSED =
  "is easily guessed, and on ntfy.sh whoever knows a topic reads all of its messages: so that no stranger sees a chat, " +
  "use at least 20 random characters, or reserve the topic for your account and set its token";
const FORM = "must be the topic, 1 to 64 letters (a to z), digits, hyphens and underscores";

describe("an ntfy target's settings", () => {
  it.each([
    [
      { topic: "chats", token: "NTFY_TOKEN" },
      { topic: "chats", token: TOKEN, api: "https://ntfy.sh" },
    ],
    [{ topic: "mQ4vT9xLw2Rb7KsZ_-aB" }, { topic: "mQ4vT9xLw2Rb7KsZ_-aB", token: null, api: "https://ntfy.sh" }],
    [
      { topic: "chats", api: "https://ntfy.example.com/" },
      { topic: "chats", token: null, api: "https://ntfy.example.com" },
    ],
    [
      { topic: "chats", api: "http://localhost:8790" },
      { topic: "chats", token: null, api: "http://localhost:8790" },
    ],
    [{ topic: "a".repeat(64) }, { topic: "a".repeat(64), token: null, api: "https://ntfy.sh" }],
  ])("are a topic, a token and a server: %j", (settings, options) => {
    expect(connect(settings)).toEqual({ ok: true, options });
  });

  it.each([
    { topic: "chats" },
    { topic: "a".repeat(19) },
    { topic: "chats", api: "https://ntfy.sh/" },
    { topic: "chats", api: " https://NTFY.sh" },
  ])("let nobody read along on ntfy.sh by guessing a topic: %j", (settings) => {
    expect(connect(settings)).toEqual({ ok: false, mistakes: [{ key: "topic", problem: GUESSED }] });
  });

  it.each([undefined, "", "a b", "a/b", "témák-témák-témák-témák", "a".repeat(65), 7])(
    "name a topic as ntfy does: %j does not",
    (topic) =>
      expect(connect({ topic, token: "NTFY_TOKEN" })).toEqual({
        ok: false,
        mistakes: [{ key: "topic", problem: FORM }],
      }),
  );

  it.each(["docs", "v1"])("name no path of the server itself: %s", (topic) => {
    const problem = "is a path of ntfy itself, and no topic: choose another name";
    expect(connect({ topic, token: "NTFY_TOKEN" })).toEqual({ ok: false, mistakes: [{ key: "topic", problem }] });
  });

  it("name all mistakes at once, and repeat no token that stands in the wrong place", () => {
    const wrong = connect({ topic: "chats", token: `${TOKEN}!`, api: "http://ntfy.example.com", topik: "x" });
    const mistakes = wrong.ok ? [] : wrong.mistakes;
    expect(mistakes.map(({ key }) => key)).toEqual(["topik", "token", "api"]);
    expect(JSON.stringify(mistakes)).not.toContain(TOKEN);
    const both = connect({ topic: "chats", colour: "red" });
    expect(both.ok ? [] : both.mistakes.map(({ key }) => key)).toEqual(["colour", "topic"]);
  });
});
