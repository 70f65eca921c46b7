import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInteraction } from "../../../../src/web/pages/slack/payload.ts";

const encoder = new TextEncoder();
const pressed = {
  type: "block_actions",
  user: { id: "U024BE7LH", name: "jane.smith", username: "jane" },
  response_url: "https://hooks.slack.com/actions/T1/2/x",
  actions: [{ action_id: "claim", value: "130/101 sales-slack", type: "button" }],
};

function read(payload: unknown) {
  return readInteraction(encoder.encode(new URLSearchParams({ payload: JSON.stringify(payload) }).toString()));
}

const acting = (action: object) => read({ ...pressed, actions: [action] });

describe("a press", () => {
  it("says who did what to which chat, and where the answer goes", () => {
    expect(read(pressed)).toEqual({
      kind: "press",
      follower: { actor: { authMethod: "slack", id: "U024BE7LH", name: "jane.smith" } },
      act: { action: "claim" },
      key: { projectId: 130, chatId: 101 },
      target: "sales-slack",
      answerAddress: "https://hooks.slack.com/actions/T1/2/x",
      below: null,
    });
  });

  it.each([
    [{ channel_id: "C0123ABCD", message_ts: "1503435956.000247", thread_ts: "1503435956.000100" }, true],
    [{ channel_id: "C0123ABCD", message_ts: "1503435956.000247", thread_ts: "1503435956.000247" }, false],
    [{ channel_id: "C0123ABCD", message_ts: "1503435956.000247" }, false],
    [{ channel_id: "../x", message_ts: "1503435956.000247", thread_ts: "1503435956.000100" }, false],
    [{ channel_id: 7 }, false],
    [null, false],
  ])("knows the message where it stands below another: %j", (container, isBelow) => {
    expect(read({ ...pressed, container })).toMatchObject({
      below: isBelow ? "C0123ABCD/1503435956.000247" : null,
    });
  });

  it.each([
    [{ action_id: "resolve", value: "130/101 sales" }, "called-back"],
    [{ action_id: "resolve-as", selected_option: { value: "130/101 sales spam" } }, "spam"],
    [{ action_id: "resolve-as", selected_option: { value: "130/101 sales unreachable" } }, "unreachable"],
  ])("resolves in the usual way, or as was chosen: %j", (action, outcome) => {
    expect(acting(action)).toMatchObject({ act: { action: "resolve", outcome, note: null } });
  });

  it("opens again, or lets go", () => {
    expect(acting({ action_id: "reopen", value: "130/101 sales" })).toMatchObject({ act: { action: "reopen" } });
    expect(acting({ action_id: "reopen", value: "130/101 sales spam" })).toEqual({ kind: "malformed" });
  });

  it("is by the id alone where Slack tells no name, and by no name that is longer than Slack's", () => {
    const by = (user: object) => read({ ...pressed, user });
    expect(by({ id: "W1AB" })).toMatchObject({ follower: { actor: { authMethod: "slack", id: "W1AB", name: null } } });
    expect(by({ id: "W1AB", name: "👍".repeat(200) })).toMatchObject({
      follower: { actor: { id: "W1AB", name: "👍".repeat(80) } },
    });
  });
});

describe("nothing is done", () => {
  it.each([
    ["a link was opened", { ...pressed, actions: [{ action_id: "q1w2", type: "button" }] }],
    ["another app's button was pressed", { ...pressed, actions: [{ action_id: "dance", value: "130/101 sales" }] }],
    ["nothing was pressed", { ...pressed, actions: [] }],
    ["it is of another kind", { ...pressed, type: "view_submission" }],
    ["it is of a kind that has no user", { type: "x" }],
  ])("where %s", (_, payload) => {
    expect(read(payload)).toEqual({ kind: "nothing" });
  });

  it.each([
    ["it names no chat", { ...pressed, actions: [{ action_id: "claim", value: "sales" }] }],
    ["the chat is none", { ...pressed, actions: [{ action_id: "claim", value: "0/101 sales" }] }],
    ["the value is missing", { ...pressed, actions: [{ action_id: "claim" }] }],
    ["nothing was chosen", { ...pressed, actions: [{ action_id: "resolve-as", value: "130/101 sales" }] }],
    [
      "what only the service itself finds was chosen",
      { ...pressed, actions: [{ action_id: "resolve-as", value: "130/101 sales came-back" }] },
    ],
    ["it is by nobody", { ...pressed, user: null }],
    ["it is by somebody whom Slack does not call so", { ...pressed, user: { id: "<!here>" } }],
    ["it is a list", [pressed]],
    ["it is no object", 7],
  ])("where %s, which is malformed", (_, payload) => {
    expect(read(payload)).toEqual({ kind: "malformed" });
  });

  it("where the body is whatever somebody may send", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((json) => encoder.encode(`payload=${json}`)),
        ),
        (body) => {
          expect(readInteraction(body).kind).not.toBe("press");
        },
      ),
    );
  });
});
