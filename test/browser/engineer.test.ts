import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { send } from "./support/callers.ts";
import { bounce, missedChat } from "./support/fill.ts";
import { AWAY, HELD_QUEUE } from "./support/settings.ts";
import { follow, headingOf, inEachBrowser, signIn } from "./support/ways.ts";

inEachBrowser(({ site: { url }, arrive }) => {
  async function openAsAdmin(path: string): Promise<Page> {
    const page = await arrive();
    await page.goto(url + path);
    await signIn(page, "admin");
    return page;
  }

  it("an engineer finds what a target did not get, and has it sent again", async () => {
    const page = await openAsAdmin("/deliveries");
    await page.getByText("Filter").click();
    await page.getByLabel("Target").selectOption("moved");
    await page.getByLabel("Chat").fill("131/102");
    await follow(page.getByRole("button", { name: "Apply", exact: true }));
    expect(await page.locator("tbody tr").count()).toBe(1);
    await follow(page.getByRole("button", { name: "131/102, moved" }));
    expect(await page.getByRole("status").textContent()).toMatch(/^It is being sent/);
    expect(await page.locator("tbody").textContent()).toContain("131/102");
  });

  it("an engineer has something read again that is in quarantine, and is told what is still wrong", async () => {
    const page = await openAsAdmin("/quarantine");
    await follow(page.locator("tbody a").first());
    expect(await page.getByRole("heading", { name: "Received body" }).isVisible()).toBe(true);
    await follow(page.getByRole("button", { name: "Retry" }));
    expect(await headingOf(page)).toBe("This is not a closed chat");
  });

  it("an engineer deletes what nobody needs in quarantine, once they have said that they are sure", async () => {
    await send(url, "no JSON that anybody needs", 422);
    const page = await openAsAdmin("/quarantine");
    const count = await page.locator("tbody tr").count();
    await follow(page.locator("tbody a").first());
    const button = page.getByRole("button", { name: "Delete", exact: true });
    await button.click();
    expect(await page.getByRole("heading", { name: "Received body" }).isVisible()).toBe(true);
    await page.getByLabel("I want to delete this entry").check();
    await follow(button);
    expect(await page.getByRole("status").textContent()).toBe("The entry is deleted.");
    expect(await page.locator("tbody tr").count()).toBe(count - 1);
  });

  it("an engineer switches a target off and on, and tests it", async () => {
    const page = await openAsAdmin("/settings");
    await follow(page.getByRole("button", { name: "Switch off: mail", exact: true }));
    expect(await page.getByRole("status").textContent()).toBe("mail is switched off. What is meant for it is kept.");
    await follow(page.getByRole("button", { name: "Switch on: mail", exact: true }));
    expect(await page.getByRole("status").textContent()).toBe("mail is switched on. What was kept goes out now.");
    await follow(page.getByRole("button", { name: "Test: mail", exact: true }));
    expect(await page.getByRole("status").textContent()).toBe("✓ The test message to mail was taken.");
    await follow(page.getByRole("link", { name: "Back to the settings" }));
    expect(await headingOf(page)).toBe("Settings");
  });

  it("an engineer clears the mark of a mail recipient", async () => {
    await bounce(url, AWAY[0]);
    const page = await openAsAdmin("/settings");
    await follow(page.getByRole("button", { name: `Clear mark: ${AWAY[0]}`, exact: true }));
    expect(await page.getByRole("status").textContent()).toMatch(/^The mark is cleared/);
    expect(await page.getByRole("button", { name: /^Clear mark/ }).count()).toBe(1);
  });

  it("an engineer pastes a chat, and reads who would hear of it and when", async () => {
    const page = await openAsAdmin("/settings");
    const chat = { ...missedChat(130, 904, Date.now()), lastQueueName: HELD_QUEUE };
    await page.getByLabel("A chat’s JSON, as VCC Live sends it").fill(JSON.stringify(chat));
    await follow(page.getByRole("button", { name: "Explain" }));
    expect(await page.getByRole("listitem").allTextContents()).toContainEqual('Rules that match: "Night".');
  });
});
