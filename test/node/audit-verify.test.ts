import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY, exported, rowAt } from "../privacy/audit/support/made.ts";
import { freshFolder, removeFolder } from "./support/folder.ts";
import { program } from "./support/program.ts";

describe("npm run audit:verify", () => {
  let folder: string;
  let seal: string | undefined;

  beforeAll(async () => {
    folder = freshFolder();
    const pages = await exported([rowAt(0, "a"), rowAt(1, "b"), rowAt(DAY, "c")], { days: 2, shown: 2 });
    seal = pages[0]?.seals[0]?.seal;
    const text = pages.map((page) => JSON.stringify(page)).join("\n");
    writeFileSync(join(folder, "audit.json"), text);
    for (const [index, page] of pages.entries()) writeFileSync(join(folder, `${index}.json`), JSON.stringify(page));
    writeFileSync(join(folder, "changed.json"), text.replace("jane", "june"));
  });

  afterAll(() => removeFolder(folder));

  async function verify(...args: readonly string[]) {
    const { ended, printed } = program(folder, "src/commands/audit-verify.ts", ...args);
    return { code: await ended, printed: printed() };
  }

  it("takes an export in one file or in several, and a seal that was kept", async () => {
    const { code, printed } = await verify("audit.json");
    expect([code, printed]).toEqual([
      0,
      `Days whose seal is right: 2. The last seal is of 2026-03-03: ${seal}. Compare it with one that was kept elsewhere: --seal=…\nComplete and unchanged: 2026-03-02 to 2026-03-03.\n`,
    ]);
    expect((await verify("1.json", "0.json", `--seal=${seal}`)).code).toBe(0);
  });

  it("fails where something was changed, or left out, or the seal is another", async () => {
    const { code, printed } = await verify("changed.json");
    expect([code, printed]).toEqual([1, expect.stringContaining("2026-03-03: as many rows as were sealed")]);
    expect((await verify("0.json")).code).toBe(1);
    expect((await verify("audit.json", `--seal=${"0".repeat(64)}`)).code).toBe(1);
  });

  it("says how it is called, and which file is missing", async () => {
    for (const args of [[], ["audit.json", "--foo"]]) {
      expect(await verify(...args)).toEqual({
        code: 1,
        printed: expect.stringContaining("npm run audit:verify -- audit.json"),
      });
    }
    expect(await verify("nosuch.json")).toEqual({ code: 1, printed: "There is no file nosuch.json\n" });
  });
});
