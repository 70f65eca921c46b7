import { describe, expect, it } from "vitest";
import { secretsIn } from "../../../src/commands/deploy/secrets-file.ts";

/** A name in braces after a dollar sign. */
const braced = (name: string) => `$\{${name}}`;

describe("the file of --secrets-file", () => {
  it.each<[string, string, object]>([
    ["lines", "A=one\nB=\"two words\"\nexport C='three'\n", { A: "one", B: "two words", C: "three" }],
    ["JSON", '{"A":"one","B":"$HOME","C":null}', { A: "one", B: "$HOME" }],
    ["a variable of the environment", `A=$TOKEN-${braced("TOKEN")}`, { A: "from-env-from-env" }],
    [
      "one that is not set, and one that has a default",
      `A=x$NONE\nB=${braced("NONE:-default")}`,
      { A: "x", B: "default" },
    ],
    ["one of an earlier line", "A=one\nB=$A-two", { A: "one", B: "one-two" }],
    ["a dollar sign", "A=a\\$TOKEN", { A: "a$TOKEN" }],
    ["a name that the environment has too", "TOKEN=in-file", { TOKEN: "from-env" }],
    ["what nobody can tell here", `A=${braced("TOKEN:+other")}\nB=two`, { B: "two" }],
    ["nothing", "", {}],
  ])("is read as wrangler reads it: %s", (_, text, secrets) => {
    expect(secretsIn(text, { TOKEN: "from-env" })).toEqual(secrets);
  });
});
