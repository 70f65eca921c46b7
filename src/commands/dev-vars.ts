import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { ROOT } from "./wrangler.ts";

export const DEV_VARS = join(ROOT, ".dev.vars");

/** Where the stand-in of `npm start` listens by default. */
const STAND_IN = "http://127.0.0.1:8788/services/T00000000/B00000000/standin";

/** Creates development secrets if there is no such file. An existing file is never changed. */
export function makeDevVars(path: string): "made" | "found" {
  if (existsSync(path)) return "found";
  const lines = [
    "# Secrets of local runs, made at random. Put your own Slack webhook here, or leave it to the stand-in of npm start.",
    `VCC_SECRET_KEY="${randomSecret()}"`,
    `ADMIN_TOKEN="${randomSecret()}"`,
    `SLACK_WEBHOOK_URL="${STAND_IN}"`,
  ];
  writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  return "made";
}

/** Null if there is no such file. */
export function readDevVars(path: string): Readonly<Record<string, string | undefined>> | null {
  return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : null;
}

export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
