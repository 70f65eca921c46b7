import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/slack/render.ts";
import { readSlack } from "../../standin/slack/read.ts";
import { ALL, report } from "../support/messages.ts";

describe("a message with figures in Slack", () => {
  it("has a line for each row below the facts, with the names of the columns in it", () => {
    const said = readSlack(render(report));
    const lines = [
      "By queue",
      "Sales: Alerts 9 (before: 4), Won back 5, Open 2",
      "Chat: Alerts 3 (before: 0), Won back 2, Open 1",
    ];
    expect(said).toContain(`[All 3 chats] ${ALL}\n\nQueues: Sales, Chat\n\n${lines.join("\n")}\n\n`);
  });

  it("has more facts beside a list than other messages do", () => {
    const facts = Array.from({ length: 14 }, (_, index) => ({ label: `Fact ${index + 1}`, value: "1" }));
    const said = readSlack(render({ ...report, facts }));
    expect(said).toContain("Fact 12: 1");
    expect(said).not.toContain("Fact 13");
  });

  it("shows ten rows at most", () => {
    const rows = Array.from({ length: 14 }, (_, index) => [`Queue ${index + 1}`, "1", "0", "1"]);
    const table = { caption: "By queue", columns: ["Queue", "Alerts", "Won back", "Open"], rows };
    const said = readSlack(render({ ...report, table }));
    expect(said).toContain("Queue 10: Alerts 1, Won back 0, Open 1");
    expect(said).not.toContain("Queue 11");
  });
});
