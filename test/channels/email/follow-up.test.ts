import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/email/render.ts";
import { CLAIM, followed, RESOLVE } from "../support/messages.ts";

const OPTIONS = { from: { name: null, address: "alerts@example.com" }, to: ["leads@example.com"] };
const { text = "", html = "" } = render(followed, OPTIONS);
const escaped = (url: string) => url.replaceAll("&", "&amp;");

describe("an alert that is followed up, as a mail,", () => {
  it("says first how it stands", () => {
    expect(text).toMatch(/^Claimed by Jane Smith at 18:12\.\n\nMissed chat: /);
    expect(html.indexOf("Claimed by Jane Smith")).toBeGreaterThan(0);
    expect(html.indexOf("Claimed by Jane Smith")).toBeLessThan(html.indexOf("John Russell waited"));
  });

  it("lists the earlier ones with their links", () => {
    const url = followed.earlier?.links[0]?.url ?? "";
    expect(text).toContain(`The second alert of this customer.\n- Lost chat, 1 March: ${url}`);
    expect(html).toContain(`href="${escaped(url)}"`);
  });

  it("has links to claim and to resolve, below the transcript's", () => {
    expect(text).toContain(`\n\nClaim:\n${CLAIM}\n\nResolve:\n${RESOLVE}\n`);
    for (const url of [CLAIM, RESOLVE]) expect(html).toContain(`href="${escaped(url)}"`);
    expect(html.indexOf("Open the transcript")).toBeLessThan(html.indexOf("Claim: "));
  });

  it("has none where it is claimed, or no address of ours is known", () => {
    const { actions } = followed;
    const resolve = { label: "Resolve", url: null };
    const bare = render({ ...followed, ...(actions && { actions: { ...actions, claim: null, resolve } }) }, OPTIONS);
    expect(`${bare.text}${bare.html}`).not.toMatch(/Claim:|Resolve:/);
  });
});
