import { describe, expect, it } from "vitest";
import type { Post } from "../../../src/channels/http.ts";
import type { Message } from "../../../src/channels/message.ts";
import { teams } from "../../../src/channels/teams/channel.ts";
import { readableTeams } from "../../standin/teams/readable.ts";
import { createTeams, type TeamsStandIn, WORKFLOW } from "../../standin/teams/teams.ts";
import { LINK, missed } from "../support/messages.ts";

const SENDING = { id: "5f1d7e84", part: null };

function tell(standIn: TeamsStandIn, message: Message = missed, path = WORKFLOW) {
  const post: Post = async ({ url, body }) => {
    const { pathname, search } = new URL(url);
    const response = standIn.answer({ path: pathname + search, body }, 0);
    return { kind: "answered", status: response.status, retryAfter: null, text: await response.text() };
  };
  return teams.send(message, { webhook: `http://localhost${path}` }, { post, now: () => 0 }, SENDING);
}

describe("what the stand-in of Teams makes of our messages", () => {
  it("it accepts them, and shows what their readers see", async () => {
    const standIn = createTeams();
    expect(await tell(standIn)).toEqual({ kind: "sent", status: 202, result: { code: "accepted", status: 202 } });
    expect(standIn.failedRuns).toEqual([]);
    const page = readableTeams(standIn.messages[0]?.body);
    expect(page).toContain("<b>Missed chat: waited 4 min 29 s</b>");
    expect(page).toContain("<b>Customer: </b>John Russell");
    expect(page).toContain(`<a class="button" href="${LINK.replaceAll("&", "&amp;")}">Open the transcript</a>`);
  });

  it("it shows nothing of a customer's text as HTML", async () => {
    const standIn = createTeams();
    await tell(standIn, { ...missed, title: "<img src=x onerror=alert(1)>", quote: { label: "Said", text: "<b>x" } });
    expect(readableTeams(standIn.messages[0]?.body)).not.toMatch(/<img|<b>x/);
  });

  it("it answers 202 too where the workflow can not post", () => {
    const standIn = createTeams();
    const body = JSON.stringify({ text: "no card" });
    expect(standIn.answer({ path: WORKFLOW, body }, 0).status).toBe(202);
    expect([standIn.messages.length, standIn.failedRuns.length]).toEqual([0, 1]);
  });

  it("it answers as Power Automate does to what is no JSON", () => {
    expect(createTeams().answer({ path: WORKFLOW, body: "{" }, 0).status).toBe(400);
  });

  it.each([
    ["a workflow that is turned off", WORKFLOW, false, 400, "WorkflowTriggerIsNotEnabled"],
    [
      "a signature that is wrong",
      WORKFLOW.replace("sig=standin", "sig=x"),
      true,
      401,
      "DirectApiAuthorizationRequired",
    ],
    ["a workflow that was deleted", "/other", true, 404, "WorkflowNotFound"],
  ])("%s disables the target", async (_, path, isOn, status, word) => {
    const standIn = createTeams();
    standIn.turn(isOn);
    const result = { code: "answered", status, word } as const;
    expect(await tell(standIn, missed, path)).toEqual({ kind: "out-of-order", status, result });
  });
});
