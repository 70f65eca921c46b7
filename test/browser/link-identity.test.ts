import { beforeAll, expect, it } from "vitest";
import { signLink } from "../../src/web/auth/signed-links.ts";
import { send } from "./support/callers.ts";
import { missedChat } from "./support/fill.ts";
import { SECRETS } from "./support/settings.ts";
import { follow, headingOf, inEachBrowser, signIn } from "./support/ways.ts";

/** Nobody else's chats are in this project. */
const PROJECT = 133;
const DAY = 86_400_000;
let last = 0;

inEachBrowser(({ site: { url }, arrive, another }) => {
  const chats: string[] = [];

  beforeAll(async () => {
    for (let count = 0; count < 4; count += 1) {
      last += 1;
      chats.push(`${PROJECT}/${last}`);
      await send(url, missedChat(PROJECT, last, Date.now()));
    }
  });

  /** As it stands in a mail to the target `mail`. */
  const link = async (chat: string | undefined, action: "claim" | "resolve") =>
    url + (await signLink(SECRETS.LINK_SECRET, `/alerts/${chat}/${action}`, "mail", Date.now() + DAY));

  it("from a mail somebody takes a customer on, finds the number and the chat, and says how it ended", async () => {
    const page = await arrive();
    await page.goto(await link(chats[0], "claim"));
    expect(await headingOf(page)).toBe("Claim: John Russell");
    const status = page.getByRole("status");
    expect(await status.textContent()).toBe("Open: nobody has claimed it");
    expect(await page.getByRole("button").count()).toBe(1);
    await page.getByLabel("Your name").fill("Kovács Éva");
    await follow(page.getByRole("button", { name: "Claim" }));
    expect(await status.textContent()).toMatch(/^Claimed by Kovács Éva \(mail, by link\), /);
    expect(await page.locator("a[href^='tel:']").first().isVisible()).toBe(true);
    await follow(page.getByRole("link", { name: "Open the transcript" }));
    expect(page.url()).toContain(`${url}/chats/${chats[0]}?`);
    await page.goBack();
    await follow(page.getByRole("link", { name: "Resolve …" }));
    expect(await page.getByLabel("Called back").isChecked()).toBe(true);
    await page.getByLabel("Note").fill("A new parcel is on its way");
    await page.getByLabel("I am Kovács Éva").check();
    await follow(page.getByRole("button", { name: "Resolve" }));
    expect(await status.textContent()).toMatch(/^Resolved by Kovács Éva \(mail, by link\), .*: Called back$/);
    expect(await page.getByRole("button").count()).toBe(0);
  });

  it("of two who have the same mail open the slower is told who was faster", async () => {
    const [faster, slower] = [await arrive(), await another()];
    for (const page of [faster, slower]) await page.goto(await link(chats[1], "claim"));
    await faster.getByLabel("Your name").fill("Jane Smith");
    await follow(faster.getByRole("button", { name: "Claim" }));
    await slower.getByLabel("Your name").fill("Peter Novak");
    await follow(slower.getByRole("button", { name: "Claim" }));
    expect(await slower.getByRole("status").textContent()).toMatch(/^Claimed by Jane Smith \(mail, by link\), /);
    await slower.goto(await link(chats[1], "resolve"));
    expect(await slower.getByLabel("I am Jane Smith").isChecked()).toBe(false);
    expect(await slower.getByLabel("I am Peter Novak").count()).toBe(0);
  });

  it("a reader whose browser asks for Hungarian resolves at once, in Hungarian", async () => {
    const page = await another("hu-HU");
    await page.goto(await link(chats[2], "resolve"));
    expect(await page.locator("html").getAttribute("lang")).toBe("hu");
    await page.getByLabel("Nem értük el").check();
    await follow(page.getByRole("button", { name: "Lezárom" }));
    expect(await page.getByRole("status").textContent()).toMatch(/^Lezárta: mail \(linkkel\), .* – Nem értük el$/);
    expect(await page.getByText("Bejelentkezés után újranyitható.").isVisible()).toBe(true);
  });

  it("without a signature, as where links are switched off, a supervisor signs in and is there", async () => {
    const page = await arrive();
    await page.goto(`${url}/alerts/${chats[3]}/claim`);
    await signIn(page, "supervisor");
    expect(page.url()).toBe(`${url}/alerts/${chats[3]}/claim`);
    await follow(page.getByRole("button", { name: "Claim" }));
    expect(await page.getByRole("status").textContent()).toMatch(/^Claimed by you, /);
    await follow(page.getByRole("button", { name: "Release" }));
    expect(await page.getByRole("status").textContent()).toBe("Open: nobody has claimed it");
  });
});
