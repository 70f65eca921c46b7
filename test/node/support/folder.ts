import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../../src/commands/wrangler.ts";

/** What a fresh clone holds of what runs, with the packages that are installed here; nobody's secrets and data. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  for (const name of ["package.json", "tsconfig.json", "wrangler.toml", "src", "test"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
