import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bundled } from "./bundled.ts";

// `npm run audit:verify -- audit.json …`: checks whether an export of the audit list is complete and unchanged.

/** The part of src/privacy/audit/report.ts that is used here. */
interface Reporting {
  reportOn(
    files: readonly { readonly name: string; readonly text: string }[],
    kept: string | null,
  ): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }>;
}

const asked = readArguments(process.argv.slice(2));
const missing = asked?.files.find((name) => !existsSync(name));
if (asked === null) fail("Name the files with the pages of the list: npm run audit:verify -- audit.json [--seal=…]");
else if (missing !== undefined) fail(`There is no file ${missing}`);
else {
  const { reportOn }: Reporting = await bundled("src/privacy/audit/report.ts");
  const files = asked.files.map((name) => ({ name, text: readFileSync(name, "utf8") }));
  const { ok, lines } = await reportOn(files, asked.seal);
  for (const line of lines) (ok ? console.log : console.error)(line);
  if (!ok) process.exitCode = 1;
}

function fail(problem: string): void {
  console.error(problem);
  process.exitCode = 1;
}

/** Null unless they are files and at most one seal. */
function readArguments(
  args: readonly string[],
): { readonly files: readonly string[]; readonly seal: string | null } | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { seal: { type: "string" } },
    });
    return positionals.length === 0 ? null : { files: positionals, seal: values.seal?.trim().toLowerCase() ?? null };
  } catch {
    return null;
  }
}
