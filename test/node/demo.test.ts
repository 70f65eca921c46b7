import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, removeFolder } from "./support/folder.ts";
import { type Program, portHolder, processesOf, program } from "./support/program.ts";

const START = "test/demo/start.ts";

describe("npm start", () => {
  let folder: string;
  let demo: Program;
  const links = () => [...demo.printed().matchAll(/http:\S+/g)].map(([url]) => url);

  beforeAll(async () => {
    folder = freshFolder();
    // It is at this machine all the same.
    const toml = join(folder, "wrangler.toml");
    writeFileSync(toml, readFileSync(toml, "utf8").replace(/^# (?=routes = |workers_dev = )/gm, ""));
    demo = program(folder, START, "--port", "0");
    await demo.until("Ctrl-C ends it.");
  }, 120_000);

  afterAll(async () => {
    demo.child.kill("SIGINT");
    await demo.ended;
    removeFolder(folder);
  });

  it("says what was stored and who hears of it", () => {
    expect(demo.printed()).toMatch(/130\/101 +the vendor's sample +stored as revision 1, no alert/);
    expect(demo.printed()).toMatch(/130\/102 +missed +stored as revision 1, alert \(missed, sla-breached\) to slack/);
    expect(demo.printed()).toMatch(/130\/103 +lost +stored as revision 1, alert \(lost\) to slack/);
    expect(demo.printed()).toMatch(/130\/104 +answered late +stored as revision 1, alert \(sla-breached\) to slack/);
    expect(demo.printed()).toMatch(/130\/105 +missed, but spam +stored as revision 1, no alert/);
  });

  it("shows the first alert at once as its reader sees it, says that the others are batched, and shows them too", () => {
    const [, first = "", others = ""] = demo
      .printed()
      .split(/as its reader sees it:|\nThe first alert went out at once/);
    expect(first).toContain("| # Missed chat");
    expect(first).toContain("| Customer: John Russell");
    expect(others).toMatch(/^.* are batched: a storm is no flood\.\nSo 130\/103 and 130\/104 come in one message, /);
    expect(others).toContain("Lost chat");
    expect(others).toContain("Answered too late");
    expect(others).not.toContain("Still under way");
  });

  it("shows the mail beside it, and the file that a browser opens", () => {
    const shown = /Mail to supervisor@example\.com, which a browser shows from (\S+\.html)/.exec(demo.printed());
    expect(readFileSync(shown?.[1] ?? "", "utf8")).toMatch(/^<!doctype html>/i);
    expect(demo.printed()).toContain("| Subject: [Missed chat, SLA breached: waited 4 min 29 s] Chat 130/102");
  });

  it("prints links that open the transcripts", async () => {
    const transcripts = links().filter((url) => /\/chats\/130\/10[1-5]\?.*to=slack/.test(url));
    expect(new Set(transcripts.map((url) => new URL(url).pathname)).size).toBe(5);
    for (const url of transcripts) {
      const page = await fetch(url, { headers: { Accept: "text/html" } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("John Russell");
    }
  });

  it("prints a link to what Slack was sent", async () => {
    const [inbox = ""] = links();
    expect(await (await fetch(inbox)).text()).toContain("Lost chat");
  });

  it("makes random secrets in a file that is not committed", () => {
    const secrets = readFileSync(join(folder, ".dev.vars"), "utf8");
    expect(secrets).toMatch(/^VCC_SECRET_KEY="[\w-]{43}"\nADMIN_TOKEN="[\w-]{43}"$/m);
    expect(demo.printed()).not.toContain(/KEY="(.+)"/.exec(secrets)?.[1]);
  });

  it("says of a second start in the same folder that it runs already, and leaves the first alone", async () => {
    const second = program(folder, START, "--port", "0");
    expect(await second.ended).toBe(1);
    expect(second.printed()).toBe(`It runs in this folder already; what Slack was sent is shown at ${links()[0]}\n`);
    expect((await fetch(links()[0] ?? "")).status).toBe(200);
  });

  it("ends with all that it started", async () => {
    const ports = [...new Set(links().map((url) => Number(new URL(url).port)))];
    expect(ports).toHaveLength(2);
    expect(ports.flatMap(processesOf)).not.toEqual([]);
    demo.child.kill("SIGINT");
    expect(await demo.ended).toBe(0);
    expect(ports.flatMap(processesOf)).toEqual([]);
    for (const port of ports) await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(existsSync(join(folder, ".wrangler/demo/running"))).toBe(false);
  });
});

describe("npm start, when it can not", () => {
  it("says which port is in use, and how to choose another", async () => {
    const { port, release } = await portHolder();
    const start = program(process.cwd(), START, "--port", String(port));
    expect(await start.ended).toBe(1);
    expect(start.printed()).toBe(`Port ${port} is in use. Choose another one: npm start -- --port ${port + 100}\n`);
    release();
  });

  it.each([[["--port", "many"]], [["--port", "70000"]], [["--colour"]], [["8787"]]])(
    "says what %j lacks",
    async (args) => {
      const start = program(process.cwd(), START, ...args);
      expect(await start.ended).toBe(1);
      expect(start.printed()).toMatch(/^(?:"\w+" is no port|It takes a port and nothing else)[^\n]+\n$/);
    },
  );
});
