import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const MOST_OUTPUT = 50_000_000;

const saidSchema = v.object({
  messages: v.array(
    v.object({
      type: v.string(),
      /** Of an info: "warning" where it is one. */
      subType: v.optional(v.string()),
      url: v.optional(v.string(), ""),
      message: v.string(),
      extract: v.optional(v.string(), ""),
    }),
  ),
});

export interface Finding {
  /** Of the document. */
  readonly name: string;
  readonly message: string;
  /** The place, as it stands there. */
  readonly extract: string;
}

/** What the Nu HTML checker says of documents, by their names: errors and warnings alike, all in one run. */
export async function nuFinds(java: string, documents: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  try {
    const files = [...documents].map(([name, html]) => {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, html);
      return file;
    });
    // The language is that of the page; what customers write is in any.
    const options = ["--format", "json", "--stdout", "--exit-zero-always", "--no-langdetect"];
    const { stdout } = await promisify(execFile)(java, ["-jar", JAR, ...options, ...files], { maxBuffer: MOST_OUTPUT });
    const { messages } = v.parse(saidSchema, JSON.parse(stdout));
    return messages
      .filter(({ type, subType }) => type !== "info" || subType === "warning")
      .map(({ url, message, extract }) => ({ name: basename(url, ".html"), message, extract }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
