import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../src/commands/wrangler.ts";
import { SECRETS, VARS } from "../../src/config/names.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const README = read("README.md");
/** Without the examples, so that a `#` in them is no title. */
const TEXT = README.replace(/^( *)```[\s\S]*?^\1```/gm, "");

/** The text of one section, up to the next title of any rank. */
function section(title: string): string {
  const [, found = ""] = new RegExp(String.raw`^#+ ${title}\n([\s\S]*?)(?=^#|(?![\s\S]))`, "m").exec(TEXT) ?? [];
  return found;
}

/** What the cells of the first column of the section's tables have in backticks. */
function firstColumn(title: string): readonly string[] {
  const rows = section(title).match(/^ *\|.*$/gm) ?? [];
  return rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

/** As GitHub makes them of titles. */
function anchors(text: string): ReadonlySet<string> {
  const titles = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => title);
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

describe("the README", () => {
  it("has a row for each secret, and for no other", () => {
    expect(new Set(firstColumn("Secrets"))).toEqual(new Set(SECRETS));
  });

  it("has a row for each var, and for no other", () => {
    expect(new Set(firstColumn("Vars"))).toEqual(new Set(VARS));
  });

  it("leads to titles and files that exist", () => {
    const links = [...TEXT.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const broken = links.filter((link) => {
      if (link.startsWith("https://")) return false;
      const [path = "", anchor] = link.split("#");
      if (path !== "" && !existsSync(join(ROOT, path))) return true;
      return anchor !== undefined && !anchors(path === "" ? TEXT : read(path)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it("names only npm scripts that exist", () => {
    const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(read("package.json"));
    const named = [...README.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("names only files that exist", () => {
    const named = [...TEXT.matchAll(/`((?:src|test)\/[\w./-]+)`/g)].map(([, path = ""]) => path);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("has every URL that the router answers", () => {
    const routes = [...read("src/router.ts").matchAll(/^ {2}\.(?:get|post|put|delete)\("([^"]+)"/gm)];
    const paths = new Set(routes.map(([, path = ""]) => path.replace(/:\w+/g, "{}")));
    const urls = section("URLs and JSON").replace(/\{\w+\}/g, "{}");
    const shortened = (path: string) => `…${/\/(?:hold\/end|[\w-]+)$/.exec(path)?.[0]}`;
    const missing = [...paths].filter((path) => {
      const ends = new RegExp(`\`(?:[A-Z]+, )*(?:[A-Z]+ )?${RegExp.escape(path)}(?:\`|[?[])`);
      return (
        !ends.test(urls) &&
        !urls.includes(shortened(path)) &&
        !urls.includes(`\`${path.slice(path.lastIndexOf("/"))}\``)
      );
    });
    expect(missing).toEqual([]);
  });
});
