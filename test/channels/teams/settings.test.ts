import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/channels/channel.ts";
import { teams } from "../../../src/channels/teams/channel.ts";

const PATH = "/powerautomate/automations/direct/workflows/c2/triggers/manual/paths/invoke?api-version=1&sig=s3cr3t";
const URL = `https://0a.b1.environment.api.powerplatform.com:443${PATH}`;

function connect(settings: Settings, value: string | undefined) {
  return teams.connect({ channel: "teams", webhook: "TEAMS_SALES_URL", ...settings }, () => value);
}

describe("the settings of a Teams target", () => {
  it.each([
    URL,
    "https://prod-12.westeurope.logic.azure.com:443/workflows/a/triggers/manual/paths/invoke?sig=x",
    "https://flows.example.com/teams",
    "http://127.0.0.1:8790/workflow?sig=x",
  ])("take the URL of a workflow as it is: %s", (url) => {
    expect(connect({}, ` ${url}\n`)).toEqual({ ok: true, options: { webhook: url } });
  });

  it("say of the URL of a retired connector what to do instead, and do not repeat it", () => {
    for (const host of ["contoso.webhook.office.com", "CONTOSO.Webhook.Office.com"]) {
      const read = connect({}, `https://${host}/webhookb2/s3cr3t`);
      const problem =
        'names the URL of an Office connector, which Microsoft has retired: add the workflow "Send webhook alerts to a channel" in Teams, and use its URL';
      expect(read).toEqual({ ok: false, mistakes: [{ key: "webhook", problem }] });
    }
  });

  it.each([
    [undefined, "is not set"],
    ["s3cr3t", "is not a URL"],
    ["http://flows.example.com/s3cr3t", "must start with https://"],
  ])("refuse %j and do not repeat it", (value, why) => {
    const read = connect({}, value);
    const problems = read.ok ? [] : read.mistakes.map(({ problem }) => problem);
    expect(problems).toEqual([expect.stringContaining(why)]);
    expect(problems.join()).not.toContain("s3cr3t");
  });

  it("name a secret, and never the URL itself", () => {
    const problem = 'must be the name of a secret, such as "TEAMS_SALES_URL", and never the URL itself';
    expect(connect({ webhook: URL }, URL)).toEqual({ ok: false, mistakes: [{ key: "webhook", problem }] });
    const missing = 'needs webhook: the name of a secret, such as "TEAMS_SALES_URL"';
    expect(connect({ webhook: undefined }, URL)).toEqual({
      ok: false,
      mistakes: [{ key: "webhook", problem: missing }],
    });
  });

  it("can point the target at a stand-in", () => {
    const read = connect({ api: "http://localhost:8790" }, URL);
    expect(read).toEqual({ ok: true, options: { webhook: `http://localhost:8790${PATH}` } });
    expect(connect({ api: "nowhere" }, URL)).toMatchObject({ ok: false, mistakes: [{ key: "api" }] });
  });
});
