import { readId } from "../../chat/ids.ts";
import { readPreferences } from "./preferences.ts";

/** The forms in which a transcript can be had, by the suffix of its URL. */
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

/** The types that Accept can name. Where it likes several equally through a wildcard, the first is given. */
const OFFERED: readonly (readonly [type: string, form: Form])[] = [
  ["text/html", "html"],
  ["application/json", "json"],
  ["text/plain", "txt"],
  ["text/markdown", "md"],
  ["text/csv", "csv"],
];

/** The last segment of a chat's path, "101" or "101.meta.json", to its id and form; null when it is neither. */
export function readChatSegment(segment: string): { readonly chatId: number; readonly form: Form | null } | null {
  const [, digits, suffix] = /^(\d+)(?:\.([a-z.]+))?$/.exec(segment) ?? [];
  const chatId = readId(digits);
  const form = FORMS.find((known) => known === suffix) ?? null;
  if (chatId === null || (suffix !== undefined && form === null)) return null;
  return { chatId, form };
}

/**
 * The form that Accept likes best: by its q-values, then what it names before what it lets in by a wildcard, then in
 * its own order. Html where it is absent or likes none of ours: a reader with a wish that we do not know gets a page.
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

/** Whether a page is wanted: browsers name text/html in Accept, programs that take anything do not. */
export function wantsPage(accept: string | null): boolean {
  return /\btext\/html\b/i.test(accept ?? "") && formByAccept(accept) === "html";
}
