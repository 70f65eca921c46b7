import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { send } from "./support/callers.ts";
import { missedChat } from "./support/fill.ts";
import { follow, headingOf, inEachBrowser, signIn } from "./support/ways.ts";

/** Nobody else's chats are in this project, and each browser has a queue of its own. */
const PROJECT = 132;
let last = 0;

inEachBrowser(({ site: { url }, name, arrive, another }) => {
  const queue = `Queue ${name}`;
  /** One for each way, and two to be claimed at once. */
  const chats: number[] = [];

  beforeAll(async () => {
    for (let count = 0; count < 4; count += 1) {
      last += 1;
      chats.push(last);
      await send(url, { ...missedChat(PROJECT, last, Date.now()), lastQueueName: queue });
    }
  });

  async function openInbox(page: Page, who: "supervisor" | "admin"): Promise<Page> {
    await page.goto(`${url}/`);
    await signIn(page, who);
    await page.getByLabel("Queue").selectOption(queue);
    await follow(page.getByRole("button", { name: "Apply" }));
    return page;
  }

  const entry = (page: Page, index: number) =>
    page.getByRole("listitem").filter({ has: page.locator(`a[href="/chats/${PROJECT}/${chats[index]}"]`) });

  it("a supervisor finds who waits, claims, calls, resolves with a note, and opens it again", async () => {
    const page = await openInbox(await arrive(), "supervisor");
    await follow(entry(page, 0).getByRole("link", { name: "John Russell", exact: true }));
    expect(page.url()).toBe(`${url}/chats/${PROJECT}/${chats[0]}`);
    const status = page.locator(".follow-up [role=status]");
    expect(await status.textContent()).toBe("Open: nobody has claimed it");
    await follow(page.getByRole("button", { name: "Claim" }));
    expect(await status.textContent()).toMatch(/^Claimed by you, /);
    expect(await page.locator("header a[href^='tel:']").first().isVisible()).toBe(true);
    await follow(page.getByRole("link", { name: "Resolve …" }));
    await page.getByLabel("Called back").check();
    await page.getByLabel("Note").fill("A new parcel is on its way");
    await follow(page.getByRole("button", { name: "Resolve" }));
    expect(page.url()).toMatch(new RegExp(`^${url}/chats/${PROJECT}/${chats[0]}\\b`));
    expect(await status.textContent()).toMatch(/^Resolved by Kovács Éva \(by token\), .*: Called back$/);
    expect(await page.locator(".follow-ups").textContent()).toContain("A new parcel is on its way");
    await follow(page.getByRole("button", { name: "Reopen" }));
    expect(await status.textContent()).toBe("Open: nobody has claimed it");
  });

  it("of two who claim one at once the slower is told who has it", async () => {
    const supervisor = await openInbox(await arrive(), "supervisor");
    const admin = await openInbox(await another(), "admin");
    await follow(entry(supervisor, 1).getByRole("button", { name: "Claim" }));
    expect(await supervisor.getByRole("status").textContent()).toContain("Claimed by you");
    await follow(entry(admin, 1).getByRole("button", { name: "Claim" }));
    expect(await admin.getByRole("status").textContent()).toContain("Claimed by Kovács Éva (by token)");
    expect(await entry(supervisor, 1).getByRole("button", { name: "Claim" }).count()).toBe(0);
  });

  it("a supervisor claims several at once from the inbox, and finds them under their own", async () => {
    const page = await openInbox(await arrive(), "supervisor");
    await follow(page.getByRole("link", { name: "Select several" }));
    for (const index of [2, 3]) await entry(page, index).getByRole("checkbox").check();
    await follow(page.getByRole("button", { name: "Claim" }));
    expect(await page.getByRole("status").getByText("Claimed by you").count()).toBe(2);
    await follow(page.getByRole("link", { name: "Mine" }));
    for (const index of [2, 3]) expect(await entry(page, index).count()).toBe(1);
  });

  it("a supervisor whose browser asks for Hungarian reads Hungarian", async () => {
    const page = await another("hu-HU");
    await page.goto(`${url}/chats`);
    await signIn(page, "supervisor");
    expect(await headingOf(page)).toBe("Beszélgetések");
    await follow(page.getByRole("link", { name: "Beérkezett" }));
    expect(await page.locator("html").getAttribute("lang")).toBe("hu");
    expect(await entry(page, 0).getByRole("button", { name: "Átveszem" }).isVisible()).toBe(true);
  });
});
