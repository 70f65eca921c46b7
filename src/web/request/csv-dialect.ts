import { type CsvDialect, FOR_PROGRAMS } from "../http/csv.ts";
import { readerLanguage } from "../http/language.ts";
import { linkHeader } from "../http/pagination.ts";
import { mistake, type QueryMistake } from "../http/query-params.ts";
import type { Visit } from "./visit.ts";

const PARAMETER = "separator";

const SEPARATORS: Readonly<Record<string, string>> = {
  ...{ comma: ",", semicolon: ";", tab: "\t" },
  ...{ ",": ",", ";": ";", "\t": "\t" },
};

export type AskedCsv =
  | {
      readonly ok: true;
      readonly dialect: CsvDialect;
      /** The query without the separator, and the separator as it was asked for. */
      readonly rest: URLSearchParams;
      readonly asked: string | null;
    }
  | QueryMistake;

/**
 * How the file of a request is written. People open it in a spreadsheet, which expects semicolons where the decimal sign
 * of its language is a comma. Programs get commas. `?separator=` is for both.
 */
export function askedCsv({ request, config, access }: Visit): AskedCsv {
  const rest = new URLSearchParams(new URL(request.url).searchParams);
  const asked = rest.get(PARAMETER);
  rest.delete(PARAMETER);
  const separator = asked === null ? null : SEPARATORS[asked];
  if (separator === undefined) return mistake(PARAMETER, "must be one of comma, semicolon, tab");
  const isProgram = access.kind === "person" && ["token", "service-token"].includes(access.authMethod);
  if (isProgram) return { ok: true, dialect: { ...FOR_PROGRAMS, separator: separator ?? "," }, rest, asked };
  const sign = decimalSignOf(readerLanguage(request, config.language));
  const chosen = separator ?? (sign === "," ? ";" : ",");
  // A decimal comma between commas would be read wrongly by what does not heed quotation marks.
  const decimalSign = chosen === "," ? "." : sign;
  return { ok: true, dialect: { separator: chosen, decimalSign, isForSpreadsheet: true }, rest, asked };
}

/** The Link header of a file: the next one has the same separator. */
export function nextFile(
  { next }: { readonly next: string | null },
  { asked }: Extract<AskedCsv, { ok: true }>,
): Readonly<Record<string, string>> {
  const separator = asked === null ? "" : `&${new URLSearchParams({ [PARAMETER]: asked })}`;
  return linkHeader({ next: next === null ? null : next + separator });
}

function decimalSignOf(language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}
