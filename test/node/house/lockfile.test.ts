import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../../src/commands/wrangler.ts";

const lockfile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      resolved: v.optional(v.string()),
      optionalDependencies: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});

type Lockfile = v.InferOutput<typeof lockfile>;

/** Optional packages that are named and not there: machines of another platform would get no runtime. */
function missing({ packages }: Lockfile): readonly string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(path).some((place) => `${place}${name}` in packages)),
  );
}

/** Where Node looks for what a package depends on: in its own folder, and in each one around it. */
function places(path: string): readonly string[] {
  const parts = path.split(/\/?node_modules\//).filter(Boolean);
  return [...parts.keys(), parts.length].map((depth) =>
    [...parts.slice(0, depth), ""].map((part) => (part === "" ? "node_modules/" : `node_modules/${part}/`)).join(""),
  );
}

describe("the lockfile", () => {
  const read = v.parse(lockfile, JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")));

  it("names the packages of every platform", () => {
    expect(missing(read)).toEqual([]);
    expect(Object.keys(read.packages).filter((path) => path.includes("@cloudflare/workerd-")).length).toBeGreaterThan(
      3,
    );
  });

  it("names no registry, so that everybody's own is asked", () => {
    expect(Object.entries(read.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it("is seen to lack a package", () => {
    const own = { optionalDependencies: { "runtime-mac": "1", "runtime-linux": "1" } };
    const none = { optionalDependencies: {} };
    const packages = { "node_modules/a": own, "node_modules/runtime-linux": none };
    expect(missing({ packages })).toEqual(["runtime-mac"]);
    expect(missing({ packages: { ...packages, "node_modules/a/node_modules/runtime-mac": none } })).toEqual([]);
  });
});
