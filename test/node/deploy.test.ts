import { describe, expect, it } from "vitest";
import { readAsked } from "../../src/commands/deploy/asked.ts";
import { type Deployed, deploy, type RunWrangler } from "../../src/commands/deploy.ts";

const NAME = "vcc-chat-alerts";
const MIGRATE = `d1 migrations apply ${NAME} --remote`;
const SECRETS = "secret list --format json";
const ALL_SET = ["VCC_SECRET_KEY", "ADMIN_TOKEN", "SLACK_WEBHOOK_URL"];
const DEPLOYED = { type: "deploy", targets: ["https://chats.example.workers.dev", "schedule: * * * * *"] };

interface Account {
  readonly databases?: readonly string[];
  /** Names of those that are set once it is deployed. */
  readonly secrets?: readonly string[];
  /** The beginning of the command that fails, and what it says. */
  readonly failing?: readonly [command: string, stderr: string];
}

/** Plays wrangler, and gives back what it was told and what the reader is told. */
async function deployed(account: Account, args: readonly string[] = [], more: Partial<Deployed> & Environment = {}) {
  const { databases = [NAME], secrets = ALL_SET, failing = ["none", ""] } = account;
  const { vars = {}, database = { database_name: NAME }, environment = {} } = more;
  const commands: string[] = [];
  const wrangler: RunWrangler = async (given) => {
    const command = given.join(" ");
    commands.push(command);
    const listed = command.startsWith("d1 list") ? databases : command.startsWith("secret list") ? secrets : [];
    const stdout = JSON.stringify(listed.map((name) => ({ name, uuid: "1" })));
    if (command.startsWith(failing[0])) return { code: 3, stdout: "", stderr: failing[1], notes: "" };
    const notes = command.startsWith("deploy") ? `{"type":"wrangler-session"}\n${JSON.stringify(DEPLOYED)}\n` : "";
    return { code: 0, stdout, stderr: "", notes };
  };
  const said: string[] = [];
  const asking = readAsked(args, environment, (path) => path === "secrets.env");
  if (!asking.ok) return { code: 1, commands, said: [asking.problem] };
  const code = await deploy(wrangler, { vars, database }, asking.asked, (line) => said.push(line));
  return { code, commands, said };
}

interface Environment {
  readonly environment?: Readonly<Record<string, string>>;
}

describe("npm run deploy", () => {
  it("migrates before it deploys, so that new code never runs on an old schema", async () => {
    const { code, commands, said } = await deployed({ databases: ["other", NAME] });
    expect(commands).toEqual(["d1 list --json", MIGRATE, "deploy", SECRETS]);
    expect(code).toBe(0);
    expect(said).toEqual([]);
  });

  it("makes the database before the first deploy, in Western Europe, and migrates it", async () => {
    const { commands } = await deployed({ databases: [`${NAME}-of-another`] });
    expect(commands).toEqual(["d1 list --json", `d1 create ${NAME} --location weur`, MIGRATE, "deploy", SECRETS]);
  });

  it.each([
    ["--location", ["--location", "enam"], {}, {}, "--location enam"],
    ["--location=", ["--location=enam"], {}, {}, "--location enam"],
    ["D1_LOCATION", [], { D1_LOCATION: "apac" }, {}, "--location apac"],
    ["--location before D1_LOCATION", ["--location", "oc"], { D1_LOCATION: "apac" }, {}, "--location oc"],
    ["JURISDICTION", [], {}, { JURISDICTION: "eu" }, "--jurisdiction eu"],
    ["JURISDICTION before a location", ["--location", "enam"], {}, { JURISDICTION: "EU" }, "--jurisdiction eu"],
  ])("makes it where %s says", async (_, args, environment, vars, place) => {
    const { commands } = await deployed({ databases: [] }, args, { environment, vars });
    expect(commands.slice(1)).toEqual([`d1 create ${NAME} ${place}`, MIGRATE, "deploy", SECRETS]);
  });

  it("needs no look where the database's id is known", async () => {
    const { commands } = await deployed({}, [], { database: { database_name: NAME, database_id: "1" } });
    expect(commands).toEqual([MIGRATE, "deploy", SECRETS]);
  });

  it.each([
    ["d1 list", 1],
    ["d1 create", 2],
    ["d1 migrations", 3],
    ["deploy", 4],
  ])("stops with its exit code when %s fails", async (command, steps) => {
    const { code, commands } = await deployed({ databases: [], failing: [command, ""] });
    expect(code).toBe(3);
    expect(commands).toHaveLength(steps);
  });

  it("has deployed, also where the secrets can not be listed", async () => {
    expect((await deployed({ failing: ["secret list", ""] })).code).toBe(0);
  });

  it("tells every command of the environment and the login, and all else to the deploy", async () => {
    const everywhere = "--env staging --profile=work";
    const args = ["--env", "staging", "--minify", "--location", "weur", "--profile=work", "--message", "weur"];
    const { commands } = await deployed({ databases: [] }, args);
    expect(commands).toEqual([
      `d1 list --json ${everywhere}`,
      `d1 create ${NAME} --location weur ${everywhere}`,
      `${MIGRATE} ${everywhere}`,
      "deploy --env staging --minify --profile=work --message weur",
      `${SECRETS} ${everywhere}`,
    ]);
  });

  it("changes nothing in a dry run", async () => {
    const { commands } = await deployed({ databases: [] }, ["--dry-run", "--location", "weur"]);
    expect(commands).toEqual(["deploy --dry-run"]);
  });

  it("sets the secrets of a file with the deploy", async () => {
    const { commands } = await deployed({}, ["--secrets-file", "secrets.env"]);
    expect(commands).toContain("deploy --secrets-file secrets.env");
  });

  it.each([
    [["--secrets-file", "nowhere.env"], "--secrets-file names no file: nowhere.env."],
    [["--secrets-file"], "--secrets-file names no file: a path is missing."],
    [["--location"], "--location needs a location, such as weur."],
    [["--jurisdiction", "eu"], expect.stringContaining("set JURISDICTION in wrangler.toml")],
  ])("does nothing with %j, and says why", async (args, problem) => {
    expect(await deployed({ databases: [] }, args)).toEqual({ code: 1, commands: [], said: [problem] });
  });

  it("says what is left to do after the first deploy", async () => {
    const { said } = await deployed({ databases: [], secrets: ["ADMIN_TOKEN"] }, ["-e", "staging"]);
    expect(said).toEqual([
      `Created the database ${NAME} with --location weur. It cannot be moved.`,
      "",
      "Next:",
      "  npx wrangler secret put VCC_SECRET_KEY -e staging",
      "  npx wrangler secret put SLACK_WEBHOOK_URL -e staging",
      "  Set this URL in VCC Live: https://chats.example.workers.dev/webhooks/vcc/chat?secret-key=<VCC_SECRET_KEY>",
      "  https://chats.example.workers.dev/healthz shows whether the service works",
    ]);
  });

  it("says it again as long as a secret is missing, also one that a target names", async () => {
    const vars = { TARGETS: { sales: { channel: "slack", webhook: "SLACK_SALES_URL" } } };
    const { said } = await deployed({}, [], { vars });
    expect(said.slice(2, -2)).toEqual(["  npx wrangler secret put SLACK_SALES_URL"]);
  });

  it("says in one sentence what stands in the way, after wrangler's own words", async () => {
    const stderr = "ERROR A request to the Cloudflare API (/accounts/a/d1/database) failed.\n\n  no [code: 10000]\n";
    const { code, said } = await deployed({ databases: [], failing: ["d1 create", stderr] });
    expect(code).toBe(3);
    expect(said).toEqual([expect.stringContaining('lacks the permission "D1: Edit"')]);
  });
});
