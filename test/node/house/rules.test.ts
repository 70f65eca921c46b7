import { describe, expect, it } from "vitest";
import { betweenPages, beyondChannel, cycles, folderCycles, upward } from "./imports.ts";
import { casts, crowded, misplaced, nameless, tooLong } from "./places.ts";
import type { Source } from "./sources.ts";

const file = (path: string, text: string): Source => ({ path, text });

describe("a rule of the house is seen to be broken by", () => {
  it.each([
    ["an import that goes up", 'import { page } from "../web/page.tsx";', "src/store/bad.ts", "src/web/page.tsx"],
    ["one of types only", 'import type { A } from "../alerts/alert.ts";', "src/chat/bad.ts", "src/alerts/alert.ts"],
    [
      "one over several lines",
      'import {\n  a,\n} from "../config/config.ts";',
      "src/intake/bad.ts",
      "src/config/config.ts",
    ],
    ["a re-export", 'export * from "../intake/open.ts";', "src/delivery/bad.ts", "src/intake/open.ts"],
    ["one made while it runs", 'await import("../router.ts");', "src/web/bad.ts", "src/router.ts"],
    ["a neighbour", 'import { a } from "../store/copy.ts";', "src/channels/bad.ts", "src/store/copy.ts"],
    ["an import from the tests", 'import { a } from "../test/demo/a.ts";', "src/index.ts", "test/demo/a.ts"],
  ])("%s", (_, text, from, to) => {
    expect(upward([file(from, text)])).toEqual([`${from} imports ${to}`]);
  });

  it("a folder that nobody gave a layer", () => {
    expect(upward([file("src/things/a.ts", "")])).toEqual(["src/things/a.ts is in no layer"]);
  });

  it.each(["../slack/text.ts", "../registry.ts", "../../store/copy.ts", "../../config/config.ts"])(
    "a channel that imports %s",
    (target) => {
      expect(beyondChannel([file("src/channels/mail/channel.ts", `import { a } from "${target}";`)])).toHaveLength(1);
    },
  );

  it("two files that import each other", () => {
    const one = file("src/chat/one.ts", 'import { two } from "./two.ts";');
    const two = file("src/chat/two.ts", 'import { one } from "./one.ts";');
    expect(cycles([one, two, file("src/chat/user.ts", 'import "./one.ts";')])).toEqual([one.path, two.path]);
  });

  it("two folders of an area that import each other, over a third", () => {
    const list = file("src/store/alerts/list.ts", 'import { a } from "../chats/a.ts";');
    const chat = file("src/store/chats/a.ts", 'import { b } from "../privacy/b.ts";');
    const erase = file("src/store/privacy/b.ts", 'import { list } from "../alerts/list.ts";');
    expect(folderCycles([list, chat, erase])).toEqual(["src/store/alerts", "src/store/chats", "src/store/privacy"]);
    expect(folderCycles([list, chat])).toEqual([]);
  });

  it("a channel that the other files of channels/ know, but for the registry", () => {
    const slack = file("src/channels/slack/channel.ts", 'import { post } from "../http.ts";');
    const registry = file("src/channels/registry.ts", 'import { slack } from "./slack/channel.ts";');
    const http = file("src/channels/http.ts", 'import { slack } from "./slack/channel.ts";');
    expect(folderCycles([slack, registry])).toEqual([]);
    expect(folderCycles([slack, registry, http])).toEqual(["src/channels", "src/channels/slack"]);
  });

  it("a page that imports another", () => {
    const path = "src/web/pages/inbox/page.tsx";
    expect(betweenPages([file(path, 'import { a } from "../chats/words.ts";')])).toHaveLength(1);
    expect(
      betweenPages([file(path, 'import { a } from "./rows/row.tsx";\nimport { b } from "../../ui/b.ts";')]),
    ).toEqual([]);
  });

  it("a folder of 23 files", () => {
    const files = Array.from({ length: 23 }, (_, index) => file(`src/store/${index}.ts`, ""));
    expect(crowded(files)).toEqual(["src/store has 23 files"]);
    expect(crowded(files.slice(1))).toEqual([]);
  });

  it.each([
    ["SQL", "db.prepare(sql)"],
    ["an outgoing fetch", "await fetch(url)"],
    ["an outgoing fetch", "const send = globalThis.fetch;"],
    ["the time", "const clock = Date.now;"],
    ["an outgoing socket", 'import { connect } from "cloudflare:sockets";'],
    ["the time", "new Date()"],
    ["chance", "Math.random()"],
  ])("%s elsewhere: %s", (what, text) => {
    expect(misplaced([file("src/web/bad.ts", text)])).toEqual([`src/web/bad.ts has ${what}`]);
  });

  it("a file of 251 lines", () => {
    expect(tooLong([file("src/a.ts", `${"\n".repeat(249)}x`), file("src/b.ts", `${"\n".repeat(250)}x`)])).toEqual([
      "src/b.ts",
    ]);
  });

  it.each(["src/utils.ts", "src/web/html-helpers.ts", "src/common/a.ts"])("the name %s", (path) => {
    expect(nameless([file(path, "")])).toEqual([path]);
  });

  it.each(["const a = b as Chat;", "f(x as unknown as Chat)", "const a = [] as string[];"])("the cast %s", (text) => {
    expect(casts([file("src/a.ts", text)])).not.toEqual([]);
  });
});

describe("a rule of the house is not broken by", () => {
  it.each([
    'import { a as b } from "./a.ts";',
    'import * as v from "valibot";',
    "const a = [1] as const;",
    "// the same as before",
    'const a = "read as text";',
    "const a = 'write it as \"text\"';",
  ])("%s, which is no cast", (text) => {
    expect(casts([file("src/a.ts", text)])).toEqual([]);
  });

  it.each(["// Date.now() is elsewhere", "router.fetch(request)", "async fetch(request) {", "new Date(instant)"])(
    "%s",
    (text) => {
      expect(misplaced([file("src/web/good.ts", text)])).toEqual([]);
    },
  );
});
