import { describe, expect, it } from "vitest";
import { deploy, type RunWrangler } from "../../src/commands/deploy.ts";

const DATABASE = { database_name: "vcc-chat-alerts" };
const MIGRATE = "d1 migrations apply vcc-chat-alerts --remote";

/** Plays wrangler: `databases` are those of the account, `failing` the command that fails. */
function wranglerOf(databases: readonly string[], failing = "none") {
  const commands: string[] = [];
  const wrangler: RunWrangler = async (args) => {
    const command = args.join(" ");
    commands.push(command);
    const stdout = command.startsWith("d1 list") ? JSON.stringify(databases.map((name) => ({ name, uuid: "1" }))) : "";
    return { code: command.startsWith(failing) ? 3 : 0, stdout };
  };
  return { wrangler, commands };
}

describe("npm run deploy", () => {
  it("migrates before it deploys, so that new code never runs on an old schema", async () => {
    const { wrangler, commands } = wranglerOf(["other", "vcc-chat-alerts"]);
    expect(await deploy(wrangler, DATABASE, [])).toBe(0);
    expect(commands).toEqual(["d1 list --json", MIGRATE, "deploy"]);
  });

  it("migrates after the first deploy, which makes the database", async () => {
    const { wrangler, commands } = wranglerOf(["vcc-chat-alerts-of-another"]);
    expect(await deploy(wrangler, DATABASE, [])).toBe(0);
    expect(commands).toEqual(["d1 list --json", "deploy", MIGRATE]);
  });

  it("needs no look where the database's id is known", async () => {
    const { wrangler, commands } = wranglerOf([]);
    await deploy(wrangler, { ...DATABASE, database_id: "1" }, []);
    expect(commands).toEqual([MIGRATE, "deploy"]);
  });

  it.each([
    ["d1 list", 1],
    ["d1 migrations", 2],
    ["deploy", 3],
  ])("stops with its exit code when %s fails", async (failing, steps) => {
    const { wrangler, commands } = wranglerOf(["vcc-chat-alerts"], failing);
    expect(await deploy(wrangler, DATABASE, [])).toBe(3);
    expect(commands).toHaveLength(steps);
  });

  it("hands its arguments to the deploy, and the environment to both", async () => {
    const { wrangler, commands } = wranglerOf(["vcc-chat-alerts"]);
    await deploy(wrangler, DATABASE, ["--env", "staging", "--minify"]);
    expect(commands.slice(1)).toEqual([`${MIGRATE} --env staging`, "deploy --env staging --minify"]);
  });

  it("changes nothing in a dry run", async () => {
    const { wrangler, commands } = wranglerOf(["vcc-chat-alerts"]);
    await deploy(wrangler, DATABASE, ["--dry-run"]);
    expect(commands).toEqual(["deploy --dry-run"]);
  });
});
