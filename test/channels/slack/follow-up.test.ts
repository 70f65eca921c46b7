import { describe, expect, it } from "vitest";
import { readButtonValue } from "../../../src/channels/slack/button-value.ts";
import { render } from "../../../src/channels/slack/render.ts";
import { checkSlack } from "../../standin/slack/check.ts";
import { liveIn } from "../../standin/slack/live.ts";
import { readSlack } from "../../standin/slack/read.ts";
import { CLAIM, followed, LINK, missed, OURS, RESOLVE, several } from "../support/messages.ts";

const { actions } = followed;
const lines = (hasButtons: boolean, more: object = {}) =>
  readSlack(render({ ...followed, ...more }, hasButtons)).split("\n\n");

describe("an alert that is followed up, in Slack,", () => {
  it("says how it stands below its title, and first in what phones show", () => {
    expect(lines(true).slice(0, 2)).toEqual(["# Missed chat: waited 4 min 29 s", "Claimed by Jane Smith at 18:12."]);
    expect(render(followed, true).blocks?.[1]).toMatchObject({ elements: [{ elements: [{ style: { bold: true } }] }] });
    expect(render(followed, true).text).toMatch(/^Claimed by Jane Smith at 18:12\. Missed chat: John Russell/);
    expect(render({ ...several, state: "Old." }).text).toMatch(/^Old\. 3 chats/);
  });

  it("says which time it is, with links to the others", () => {
    const url = followed.earlier?.links[0]?.url;
    expect(lines(true)).toContain(`The second alert of this customer.\n[Lost chat, 1 March] ${url}`);
  });

  it("has buttons that say which chat and target they are of", () => {
    expect(lines(true)).toContain(
      `[Open the transcript] ${LINK}   [Claim]   [Resolve]   [… Unreachable, No call needed, Spam]`,
    );
    const block = render(followed, true).blocks?.find(({ type }) => type === "actions");
    expect(block).toMatchObject({
      elements: [
        { url: LINK },
        { action_id: "claim", value: "130/102 sales-slack" },
        { action_id: "resolve", value: "130/102 sales-slack" },
        {
          action_id: "resolve-as",
          options: ["unreachable", "no-need", "spam"].map((outcome) => ({ value: `130/102 sales-slack ${outcome}` })),
        },
      ],
    });
  });

  it("is claimed once: then there is no button for it", () => {
    expect(lines(true, { actions: { ...actions, claim: null } }).join()).not.toContain("[Claim]");
    expect(lines(false, { actions: { ...actions, claim: null } }).join()).not.toContain("[Claim]");
  });

  it("is let go of or opened again by a button, and by no link", () => {
    const of = { ...actions, claim: null, resolve: null, again: "Reopen" };
    expect(lines(true, { actions: of })).toContain(`[Open the transcript] ${LINK}   [Reopen]`);
    expect(lines(false, { actions: of })).toContain(`[Open the transcript] ${LINK}`);
    const block = render({ ...followed, ...(actions && { actions: { ...actions, again: "Release" } }) }, true).blocks;
    expect(JSON.stringify(block)).toContain('"action_id":"reopen"');
  });

  it("has links to pages where no press would reach us, as far as an address of ours is known", () => {
    expect(lines(false)).toContain(`[Open the transcript] ${LINK}   [Claim] ${CLAIM}   [Resolve] ${RESOLVE}`);
    const nowhere = { ...actions, claim: { label: "Claim", url: null }, resolve: { label: "Resolve", url: null } };
    expect(lines(false, { actions: nowhere })).toContain(`[Open the transcript] ${LINK}`);
  });

  it("says all of it as plain text too, with links", () => {
    const { text, blocks } = render({ ...followed, plain: true }, true);
    expect(blocks).toBeUndefined();
    for (const said of ["Claimed by Jane Smith", "The second alert", "Lost chat, 1 March: https://"])
      expect(text).toContain(said);
    expect(text).toContain(`Claim: ${CLAIM.replaceAll("&", "&amp;")}`);
  });

  it("calls whom it is for, and nobody who is no user of Slack's", () => {
    const of = { ...missed, mentions: ["U0JANE", "!here", "U0JANE> <!channel", "C0123ABCD", "W0PETER"] };
    expect(render(of).blocks?.[1]).toMatchObject({
      elements: [
        {
          elements: [
            { type: "user", user_id: "U0JANE" },
            { type: "text", text: " " },
            { type: "user", user_id: "W0PETER" },
          ],
        },
      ],
    });
    expect(checkSlack(render(of))).toBeNull();
    expect(render({ ...missed, mentions: ["<!here>"] })).toEqual(render(missed));
  });

  it("lets nobody's name act, who claimed it", () => {
    const name = "<!here> *bold* www.evil.example";
    const body = render({ ...missed, state: `Claimed by ${name}.`, earlier: { text: name, links: [] } }, true);
    expect(liveIn(body, OURS)).toEqual([]);
    expect(checkSlack(body)).toBeNull();
  });

  it("has no buttons where it is one of several", () => {
    expect(render({ ...several, ...(actions && { actions }) }, true)).toEqual(render(several, true));
  });
});

it.each([
  ["130/101 sales-slack", { chat: "130/101", target: "sales-slack", outcome: null }],
  ["130/101 sales-slack unreachable", { chat: "130/101", target: "sales-slack", outcome: "unreachable" }],
  ["", null],
  ["130/101", null],
  ["130/101  x", null],
  ["130/101 Sales", null],
  ["130/101 sales-slack spam spam", null],
])("what a button says of itself is read back, and nothing else: %j", (text, read) => {
  expect(readButtonValue(text)).toEqual(read);
});
