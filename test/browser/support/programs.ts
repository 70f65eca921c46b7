import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What these tests run, and how it is had. */
export const CHROMIUM = "Chromium: `apt-get install chromium`, or CHROMIUM=/path/to/it";
export const JAVA = "Java: `apt-get install default-jre-headless`";

const CHROMIUMS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** Null where there is none. One that CHROMIUM names and that is not there is a mistake, and no other is taken. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  return (named ? [named] : CHROMIUMS).find((path) => existsSync(path)) ?? null;
}

export function findJava(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "java")).find((path) => existsSync(path)) ?? null;
}
