import * as v from "valibot";
import { dayOf } from "./chain.ts";

// What `GET /audit.json` gave, as somebody kept it: one page in a file, or several one after the other, or an array.

const instant = v.pipe(
  v.string(),
  v.check((text) => isInstant(text), "an instant in UTC with milliseconds"),
);

const day = v.pipe(
  v.string(),
  v.check((text) => isInstant(`${text}T00:00:00.000Z`), "a day such as 2026-11-24"),
  v.transform((text) => dayOf(Date.parse(text))),
);

const auditRow = v.strictObject({
  at: instant,
  id: v.string(),
  who: v.string(),
  door: v.string(),
  action: v.string(),
  chat: v.nullable(v.string()),
  what: v.string(),
  actor: v.optional(
    v.strictObject({
      authMethod: v.nullable(v.string()),
      id: v.nullable(v.string()),
      name: v.nullable(v.string()),
    }),
  ),
});

const seal = v.object({
  day,
  rows: v.pipe(v.number(), v.integer(), v.minValue(0)),
  previous: v.nullable(v.string()),
  seal: v.string(),
});

/** The seal of a day; `previous` is that of the day before. */
export type ExportedSeal = v.InferOutput<typeof seal>;

const at = v.pipe(
  instant,
  v.transform((text) => Date.parse(text)),
);

const page = v.object({
  audit: v.array(auditRow),
  seals: v.array(seal),
  sealedFrom: v.nullable(day),
  page: v.object({
    asOf: at,
    from: v.nullable(at),
    to: v.nullable(at),
    after: v.nullable(v.string()),
    next: v.nullable(v.string()),
  }),
});

export type ExportedPage = v.InferOutput<typeof page>;

export interface File {
  readonly name: string;
  readonly text: string;
}

/** Why a file is none: it is no JSON, no page of the list, or one of a list that is narrowed and so has no seals. */
export type UnreadableFile =
  | { readonly kind: "no-json" | "narrowed" }
  | { readonly kind: "no-page"; readonly at: string };

export type ReadFile =
  | { readonly ok: true; readonly pages: readonly ExportedPage[] }
  | { readonly ok: false; readonly problem: UnreadableFile };

export function readFile({ text }: File): ReadFile {
  const documents = readDocuments(text.replace(/^\ufeff/, ""));
  if (documents === null || documents.length === 0) return { ok: false, problem: { kind: "no-json" } };
  const pages: ExportedPage[] = [];
  for (const document of documents.flat()) {
    if (v.is(v.object({ audit: v.unknown(), seals: v.null() }), document)) {
      return { ok: false, problem: { kind: "narrowed" } };
    }
    const read = v.safeParse(page, document);
    if (!read.success) return { ok: false, problem: { kind: "no-page", at: v.getDotPath(read.issues[0]) ?? "" } };
    pages.push(read.output);
  }
  return { ok: true, pages };
}

/** One JSON document, or several one after the other, with or without line ends between them; null: something else. */
function readDocuments(text: string): readonly unknown[] | null {
  const documents: unknown[] = [];
  let start = 0;
  let depth = 0;
  // Of what is not inside a string only brackets matter.
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (found.startsWith('"')) continue;
    depth += found === "{" || found === "[" ? 1 : -1;
    if (depth > 0) continue;
    const document = parsed(text.slice(start, index + 1));
    if (document === undefined) return null;
    documents.push(document);
    start = index + 1;
  }
  return text.slice(start).trim() === "" ? documents : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As `toISOString` writes it: any other way to write it would be another text in the hash. */
function isInstant(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text;
}
