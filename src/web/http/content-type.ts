import { readId } from "../../chat/ids.ts";
import { readPreferences } from "./preferences.ts";

/** The forms of a transcript, by the suffix of its URL. */
export const FORMS = ["html", "json", "meta.json", "txt", "md", "csv"] as const;
export type Form = (typeof FORMS)[number];

export const CONTENT_TYPES: Readonly<Record<Form, string>> = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  "meta.json": "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

/** The types that Accept can name. If several are equally preferred through a wildcard, the first is used. */
const OFFERED: readonly (readonly [type: string, form: Form])[] = [
  ["text/html", "html"],
  ["application/json", "json"],
  ["text/plain", "txt"],
  ["text/markdown", "md"],
  ["text/csv", "csv"],
];

/** Reads the last segment of a chat's path, "101" or "101.meta.json"; null if it is invalid. */
export function readChatSegment(segment: string): { readonly chatId: number; readonly form: Form | null } | null {
  const [, digits, suffix] = /^(\d+)(?:\.([a-z.]+))?$/.exec(segment) ?? [];
  const chatId = readId(digits);
  const form = FORMS.find((known) => known === suffix) ?? null;
  if (chatId === null || (suffix !== undefined && form === null)) return null;
  return { chatId, form };
}

/**
 * The form that Accept prefers: by q-value, then named types before wildcards, then in its own order. Html if it is
 * absent or names nothing that we have.
 */
export function formByAccept(accept: string | null): Form {
  const ranges = readPreferences(accept ?? "*/*");
  const wishes = OFFERED.map(([type, form], offered) => {
    const patterns = [type, `${type.split("/")[0]}/*`, "*/*"];
    const specific = patterns.find((pattern) => ranges.some((range) => range.value === pattern));
    const place = ranges.findIndex((range) => range.value === specific);
    return { form, offered, place, named: specific === type, quality: ranges[place]?.quality ?? 0 };
  });
  wishes.sort(
    (one, other) =>
      other.quality - one.quality ||
      Number(other.named) - Number(one.named) ||
      (one.named ? one.place - other.place : 0) ||
      one.offered - other.offered,
  );
  const best = wishes[0];
  return best && best.quality > 0 ? best.form : "html";
}

/** Whether to respond with a page: browsers name text/html in Accept, programs that accept anything do not. */
export function wantsPage(accept: string | null): boolean {
  return /\btext\/html\b/i.test(accept ?? "") && formByAccept(accept) === "html";
}
