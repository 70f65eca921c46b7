import { expect, it } from "vitest";
import { axeFinds } from "./support/axe.ts";
import { NAMES } from "./support/settings.ts";
import { follow, headingOf, inEachBrowser, signIn } from "./support/ways.ts";

inEachBrowser(({ site, scripts, arrive, another }) => {
  it("a supervisor opens the chat from the message in Slack, and signs in to nothing", async () => {
    const page = await arrive();
    await page.goto(site.slackLink);
    expect(await page.getByText("Missed").first().isVisible()).toBe(true);
    expect(await page.getByLabel("Token").count()).toBe(0);
    expect(await page.locator("#conversation li").count()).toBeGreaterThan(10);
  });

  it("a supervisor signs in on the way to a chat, sees it, and signs out", async () => {
    const page = await arrive();
    await page.goto(`${site.url}/chats/130/102`);
    await signIn(page, "supervisor");
    expect(page.url()).toBe(`${site.url}/chats/130/102`);
    expect(await headingOf(page)).toBe("John Russell");
    await page.goto(`${site.url}/sign-in`);
    await follow(page.getByRole("button", { name: "Sign out" }));
    await page.goto(`${site.url}/chats/130/102`);
    expect(await page.getByLabel("Token").isVisible()).toBe(true);
  });

  it("an administrator ends a supervisor's session, who is then asked to sign in", async () => {
    const supervisor = await arrive();
    await supervisor.goto(`${site.url}/chats`);
    await signIn(supervisor, "supervisor");
    const admin = await another();
    await admin.goto(`${site.url}/sessions`);
    await signIn(admin, "admin");
    await follow(admin.getByRole("button", { name: `End: ${NAMES.supervisor}, ` }).first());
    expect(await admin.getByRole("status").textContent()).toMatch(/^The session has ended/);
    await supervisor.goto(`${site.url}/chats`);
    expect(await headingOf(supervisor)).toBe("Sign in to see this page");
  });

  it("whoever was told of several chats opens them all, and one of them, and signs in to nothing", async () => {
    const page = await arrive();
    await page.goto(site.severalLink);
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(5);
    await follow(page.getByRole("link", { name: "131/102" }));
    expect(await headingOf(page)).toBe("John Russell");
  });

  it("an engineer signs in and sees why a delivery is dead", async () => {
    const page = await arrive();
    await page.goto(`${site.url}/deliveries/130-900-alert-1-moved`);
    await signIn(page, "admin");
    expect(await page.locator("main").textContent()).toContain("answered 302, a redirect, which is never followed");
    await follow(page.getByRole("link", { name: "Chat 130/900" }));
    expect(page.url()).toBe(`${site.url}/chats/130/900`);
  });

  it("a wrong token opens nothing, and says what to do", async () => {
    const page = await arrive();
    await page.goto(`${site.url}/chats/130/102`);
    await page.getByLabel("Your name").fill("Jane Smith");
    await page.getByLabel("Token").fill("wrong");
    await follow(page.getByRole("button", { name: "Sign in" }));
    expect(await headingOf(page)).toBe("That token is wrong");
    if (scripts) expect(await axeFinds(page, "nobody")).toEqual([]);
    await signIn(page, "supervisor");
    expect(page.url()).toBe(`${site.url}/chats/130/102`);
  });
});
