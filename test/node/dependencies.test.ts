import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { judgeAudit } from "../../src/commands/vulnerabilities.ts";
import { ROOT } from "../../src/commands/wrangler.ts";

const bom = v.object({
  bomFormat: v.literal("CycloneDX"),
  specVersion: v.string(),
  components: v.array(
    v.object({
      name: v.string(),
      version: v.string(),
      purl: v.string(),
      hashes: v.optional(v.array(v.object({ alg: v.string(), content: v.string() }))),
      licenses: v.optional(v.array(v.unknown())),
    }),
  ),
});

const manifest = v.object({ dependencies: v.record(v.string(), v.string()) });

describe("the bill of materials", () => {
  it("names each dependency of the Worker with its version, hash and licence", () => {
    const { scripts } = v.parse(v.object({ scripts: v.object({ sbom: v.string() }) }), read("package.json"));
    const printed = execFileSync("sh", ["-c", scripts.sbom], { cwd: ROOT, encoding: "utf8", maxBuffer: 1e8 });
    const { components } = v.parse(bom, JSON.parse(printed));
    const { dependencies } = v.parse(manifest, read("package.json"));
    for (const [name, version] of Object.entries(dependencies)) {
      const found = components.find((one) => one.name === name);
      expect(found, name).toMatchObject({ version, purl: `pkg:npm/${name}@${version}` });
      expect(found?.hashes?.[0], name).toMatchObject({ alg: "SHA-512" });
      expect(found?.licenses, name).toHaveLength(1);
    }
  });
});

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), "utf8"));
}

function printedOf(severities: readonly string[]): string {
  const counted = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: severities.length };
  const metadata = { vulnerabilities: { ...counted, ...Object.fromEntries(severities.map((one) => [one, 1])) } };
  const vulnerabilities = severities.map((severity) => [`a-${severity}`, { severity, isDirect: true, via: [] }]);
  return JSON.stringify({ auditReportVersion: 2, vulnerabilities: Object.fromEntries(vulnerabilities), metadata });
}

describe("vulnerabilities", () => {
  it.each(["high", "critical"])("that are %s and in what the Worker runs are a failure", (severity) => {
    expect(judgeAudit(printedOf(["low", severity]), "it", true)).toEqual({
      ok: false,
      line: `Vulnerabilities are known in it: a-low (low), a-${severity} (${severity}).`,
    });
  });

  it("that are less than high, or in a tool, are named", () => {
    expect(judgeAudit(printedOf(["moderate"]), "it", true)).toEqual({
      ok: true,
      line: "Vulnerabilities are known in it: a-moderate (moderate).",
    });
    expect(judgeAudit(printedOf(["critical"]), "it", false).ok).toBe(true);
  });

  it("are not said to be none where the registry did not say", () => {
    const refused = JSON.stringify({ message: "405 Method Not Allowed", statusCode: 405 });
    for (const printed of [refused, "", "<html>"]) {
      expect(judgeAudit(printed, "it", true)).toEqual({
        ok: true,
        line: "Not checked: the registry did not say what it knows against it.",
      });
    }
    expect(judgeAudit(printedOf([]), "it", true).line).toBe("No vulnerability is known in it.");
  });
});
