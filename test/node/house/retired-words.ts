import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../src/commands/wrangler.ts";
import { codeOf, type Source } from "./sources.ts";

/** Words that have a better term in the field: in no name of code, no file name and no comment. */
const EVERYWHERE = [
  ...["addressee", "addressees", "hearer", "hearers", "heir", "heirs", "inherit", "inherits"],
  ...["deed", "deeds", "onwards", "shelf", "shelves", "tellings", "watchman"],
];

/** Ordinary English that had a second, private meaning: in no name of code and no file name. */
const IN_NAMES = [
  ...["beside", "besides", "course", "courses", "hearing", "neighbour", "neighbours", "overtaken", "postable"],
  ...["sight", "sights", "standing", "tally", "telling", "winnable"],
];

/** Names of several words, and single ones that are retired only as a whole name. */
const NAMES = [
  ...["asItStands", "besideColumns", "courseOf", "endAll", "gather", "gathered", "gathers", "gatherUntil", "handOver"],
  ...["Hearing", "heldSession", "hurry", "inherited", "knownOf", "mayTry", "openBody", "placeName", "putBack"],
  ...["Slot", "still", "Still", "Surroundings", "theseChats", "Told", "Visitor", "whoHears", "whoTries", "Worth"],
];

/** Old turns of phrase, in comments. */
const PHRASES = ["by the time", "for good", "lies on top", "out of order", "worth telling"];

/**
 * Stored spellings, which older versions read and write: members of JSON in D1 and in Durable Objects, and names of
 * CSS classes are strings, so only these names of members remain.
 */
const STORED: ReadonlySet<string> = new Set([
  // A member of an alert's summary, in D1.
  "course",
  // A member of what a courier remembers, for versions that batched all kinds together.
  "gatherUntil",
]);

/** A name, a comment or a file name with a retired word, as "path: word". */
export function retired(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const words = new Set([...inPath(source.path), ...inNames(codeOf(source)), ...inComments(source.text)]);
    return [...words].map((word) => `${source.path}: ${word}`);
  });
}

function inPath(path: string): readonly string[] {
  const words = path.toLowerCase().split(/[^a-z]+/);
  return [...EVERYWHERE, ...IN_NAMES].filter((word) => words.includes(word));
}

function inNames(code: string): readonly string[] {
  const names = new Set(withoutStrings(code).match(/[A-Za-z_$][\w$]*/g));
  return [...names].filter(
    (name) =>
      !STORED.has(name) &&
      (NAMES.includes(name) || wordsOf(name).some((word) => EVERYWHERE.includes(word) || IN_NAMES.includes(word))),
  );
}

/** "timesToldOnce" and "TIMES_TOLD" to "times", "told" … */
function wordsOf(name: string): readonly string[] {
  return (name.match(/[A-Z]?[a-z\d]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase());
}

/** What is written in strings and patterns is not a name; what a template inserts is. */
function withoutStrings(code: string): string {
  const inserted = [...code.matchAll(/\$\{([^{}`]*)\}/g)].map(([, expression = ""]) => expression);
  const rest = code
    .replace(/`(?:\\[\s\S]|[^`\\])*`/g, '""')
    .replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '""')
    .replace(/(?<=[(,=:[?&|!]\s?)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g, '""');
  return [rest, ...inserted].join("\n");
}

function inComments(text: string): readonly string[] {
  const comments = text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [];
  const plain = comments.join("\n").replace(/\n\s*(?:\*|\/\/)/g, "\n");
  const found = [...EVERYWHERE, ...PHRASES];
  return found.filter((word) => new RegExp(String.raw`\b${word.replaceAll(" ", String.raw`\s+`)}\b`, "i").test(plain));
}

/** All TypeScript of src/ and test/ but the generated file. */
export function readAllSources(): readonly Source[] {
  return ["src", "test"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter(
        (path) => /\.tsx?$/.test(path) && path !== "src/env.d.ts" && !/\/retired-words(?:\.test)?\.ts$/.test(path),
      )
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") })),
  );
}
