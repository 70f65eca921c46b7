import { describe, expect, it } from "vitest";
import type { Mistake, Settings } from "../../../src/channels/channel.ts";
import { discord } from "../../../src/channels/discord/channel.ts";

const TOKEN = "s3cr3t-token-of-some-length-s3cr3t-token-of-some-length-s3cr3t";
const PATH = `/api/webhooks/223704706495545344/${TOKEN}`;
const URL = `https://discord.com${PATH}`;

function connect(settings: Settings, value: string | undefined = URL) {
  return discord.connect({ channel: "discord", webhook: "DISCORD_SALES_URL", ...settings }, () => value);
}

function mistakes(settings: Settings, value: string | undefined = URL): readonly Mistake[] {
  const connected = connect(settings, value);
  return connected.ok ? [] : connected.mistakes;
}

describe("the settings of a Discord target", () => {
  it("name the secret that holds the webhook's URL", () => {
    expect(connect({})).toEqual({ ok: true, options: { webhook: URL, thread: null } });
    expect(connect({}, `  ${URL}/\n`)).toEqual({ ok: true, options: { webhook: URL, thread: null } });
  });

  it.each([
    `https://discordapp.com${PATH}`,
    `https://ptb.discord.com${PATH}`,
    `https://canary.discord.com/api/v10/webhooks/223704706495545344/${TOKEN}`,
    `http://127.0.0.1:8788${PATH}`,
    `http://localhost${PATH}`,
  ])("take %s", (url) => {
    expect(connect({}, url)).toEqual({ ok: true, options: { webhook: url, thread: null } });
  });

  it("may name a thread, or have it in the URL", () => {
    const thread = "1188472053112242246";
    expect(connect({ thread })).toMatchObject({ options: { webhook: URL, thread } });
    expect(connect({}, `${URL}?thread_id=${thread}`)).toMatchObject({ options: { webhook: URL, thread } });
    expect(connect({ thread }, `${URL}?thread_id=1&wait=false`)).toMatchObject({ options: { webhook: URL, thread } });
  });

  it.each(["sales", 118847, "", ["1188472053112242246"]])("say what a thread is where it is %j", (thread) => {
    expect(mistakes({ thread })).toEqual([
      { key: "thread", problem: 'must be the id of a thread, such as "1188472053112242246"' },
    ]);
  });

  it("may lead to a stand-in", () => {
    expect(connect({ api: "http://localhost:8788" })).toMatchObject({
      options: { webhook: `http://localhost:8788${PATH}` },
    });
    expect(mistakes({ api: "http://evil.example" })[0]?.key).toBe("api");
  });

  it.each([
    `https://discord.com.evil.example${PATH}`,
    `https://discord.com/api/channels/223704706495545344/${TOKEN}`,
    `${URL}/slack`,
    `${URL}/messages/1`,
    `https://discord.com/api/webhooks/${TOKEN}`,
    `https://discord.com/channels/1/2?${TOKEN}`,
    `https://discord.com/api/webhooks/223704706495545344/`,
  ])("refuse %s, which is no webhook of Discord's, and do not repeat it", (url) => {
    const [mistake, ...others] = mistakes({}, url);
    expect([mistake?.key, others]).toEqual(["webhook", []]);
    expect(mistake?.problem).toContain("https://discord.com/api/webhooks/<id>/<token>");
    expect(mistake?.problem).not.toContain("s3cr3t");
  });

  it.each([
    ["http://discord.com/api/webhooks/1/s3cr3t", "must start with https://"],
    ["s3cr3t", "is not a URL"],
    ["", "is not set"],
  ])("refuse the secret %j", (value, why) => {
    const [mistake] = mistakes({}, value);
    expect(mistake?.problem).toContain(why);
    expect(mistake?.problem).not.toContain("s3cr3t");
  });

  it("do not take the URL itself, nor repeat it", () => {
    const [mistake] = mistakes({ webhook: URL });
    expect(mistake?.problem).toContain("must be the name of a secret");
    expect(mistake?.problem).not.toContain("s3cr3t");
  });

  it("are followed by changes in place", () => {
    const connected = connect({});
    expect(connected.ok && discord.updates(connected.options)).toBe("in-place");
  });
});
