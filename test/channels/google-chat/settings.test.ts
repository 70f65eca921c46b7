import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/channels/channel.ts";
import { googleChat } from "../../../src/channels/google-chat/channel.ts";

const PATH = "/v1/spaces/AAAA1/messages?key=k3y&token=s3cr3t%3D";
const URL = `https://chat.googleapis.com${PATH}`;

function connect(settings: Settings, value: string | undefined) {
  return googleChat.connect({ channel: "google-chat", webhook: "GOOGLE_CHAT_SALES_URL", ...settings }, () => value);
}

describe("the settings of a Google Chat target", () => {
  it.each([URL, `${URL}&threadKey=x`, `http://127.0.0.1:8791${PATH}`])("take a webhook's URL: %s", (url) => {
    expect(connect({}, ` ${url}\n`)).toEqual({ ok: true, options: { webhook: url } });
  });

  it.each([
    `https://chat.googleapis.com.evil.example${PATH}`,
    `https://evil.example${PATH}`,
    "https://chat.googleapis.com/v1/spaces/AAAA1/messages?key=k3y",
    "https://chat.googleapis.com/v1/spaces/AAAA1/messages?token=s3cr3t",
    "https://chat.googleapis.com/v1/spaces/AAAA1?key=k3y&token=s3cr3t",
    "https://chat.google.com/room/AAAA1",
    "https://contoso.webhook.office.com/webhookb2/s3cr3t",
  ])("refuse a URL that is not of a webhook, and do not repeat it: %s", (value) => {
    const read = connect({}, value);
    const problem =
      "names a URL that is not of a webhook of Google Chat: copy it whole, https://chat.googleapis.com/v1/spaces/…/messages?key=…&token=…";
    expect(read).toEqual({ ok: false, mistakes: [{ key: "webhook", problem }] });
  });

  it("name a secret, and never the URL itself", () => {
    const problem = 'must be the name of a secret, such as "GOOGLE_CHAT_SALES_URL", and never the URL itself';
    expect(connect({ webhook: URL }, URL)).toEqual({ ok: false, mistakes: [{ key: "webhook", problem }] });
    const missing = 'needs webhook: the name of a secret, such as "GOOGLE_CHAT_SALES_URL"';
    expect(connect({ webhook: undefined }, URL)).toEqual({
      ok: false,
      mistakes: [{ key: "webhook", problem: missing }],
    });
  });

  it("can point the target at a stand-in", () => {
    const read = connect({ api: "http://localhost:8791" }, URL);
    expect(read).toEqual({ ok: true, options: { webhook: `http://localhost:8791${PATH}` } });
  });
});
