import * as v from "valibot";
import { shortened } from "../did-you-mean.ts";
import { fold } from "../pattern.ts";
import { eachText, readBy, type TextReading, textList, texts } from "../settings-table.ts";

/** The Worker's env as it comes: vars are texts, and numbers, lists and tables where TOML has them; secrets are texts. */
export type Env = Readonly<Record<string, unknown>>;

/** Takes down a mistake: which setting, what is wrong and what would be right. Never a secret's value. */
export type Report = (setting: string, problem: string) => void;

/** What is wrong as it was given. Never of a secret. */
export function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

export const HOW_TO_SET = "set it with `npx wrangler secret put`, or in .dev.vars for a local run";

/** What opens this service to whoever knows it: current ones, of which each opens something else. */
export const OWN_SECRETS = [
  ...["VCC_SECRET_KEY", "ADMIN_TOKEN", "SUPERVISOR_TOKEN", "LINK_SECRET", "POSTMARK_WEBHOOK_PASSWORD"],
] as const;
export type OwnSecret = (typeof OWN_SECRETS)[number];

/**
 * A secret by its name; undefined when it is not set, or empty. Our own current ones are trimmed: a line end that was
 * piped in with one is none of it. Any other is as it was given, above all the encryption key, which is raw bytes.
 */
export function secret(env: Env, name: string): string | undefined {
  const value = env[name];
  if (typeof value !== "string") return undefined;
  const own = OWN_SECRETS.some((known) => known === name);
  return (own ? value.trim() : value) || undefined;
}

/** A secret as it was given, where spaces stand around it: so it was used before secrets were trimmed. Else none. */
export function untrimmed(env: Env, name: string): readonly string[] {
  const value = env[name];
  return typeof value === "string" && value.trim() !== "" && value.trim() !== value ? [value] : [];
}

/** A var: its name, what it holds, and what holds where it is not set, or is wrong. */
export interface Setting<Value> {
  readonly name: string;
  readonly schema: v.GenericSchema<unknown, Value>;
  readonly otherwise: Value;
}

export function setting<Value>(
  name: string,
  schema: v.GenericSchema<unknown, Value>,
  otherwise: NoInfer<Value>,
): Setting<Value>;
export function setting<Value>(
  name: string,
  schema: v.GenericSchema<unknown, Value>,
  otherwise: null,
): Setting<Value | null>;
export function setting(name: string, schema: v.GenericSchema, otherwise: unknown): Setting<unknown> {
  return { name, schema, otherwise };
}

/** An empty text is as good as none. */
export function readSetting<Value>(env: Env, { name, schema, otherwise }: Setting<Value>, wrong: Report): Value {
  if (!isSet(env, name)) return otherwise;
  const read = v.safeParse(schema, env[name]);
  if (read.success) return read.output;
  for (const { message } of read.issues) wrong(name, message);
  return otherwise;
}

export function isSet(env: Env, name: string): boolean {
  const value = env[name] ?? "";
  return typeof value !== "string" || value.trim() !== "";
}

export const oneText = v.pipe(v.unknown(), v.string("must be a text in quotes"), v.trim());

export function textBy<Value>(read: (text: string) => TextReading<Value>) {
  return v.pipe(oneText, readBy(read));
}

/** True or false, as TOML has it or as a text. */
export const flag = v.pipe(
  v.unknown(),
  readBy((value): TextReading<boolean> => {
    const given = typeof value === "string" ? value.trim().toLowerCase() : String(value);
    const isOne = typeof value === "string" || typeof value === "boolean";
    if (isOne && (given === "true" || given === "false")) return { ok: true, value: given === "true" };
    return { ok: false, problem: "must be true or false" };
  }),
);

/** A list of texts, or one text with commas. */
export const list = v.pipe(
  v.unknown(),
  v.transform((value): unknown => (typeof value === "string" ? value.split(",") : value)),
  textList('must be a list of texts, such as ["one", "two"]'),
  v.transform((entries) => entries.map((entry) => entry.trim()).filter(Boolean)),
);

/** A list of words that are compared without regard to case. */
export const wordSet = v.pipe(
  list,
  v.transform((entries): ReadonlySet<string> => new Set(entries.map((word) => word.toLowerCase()))),
);

/** What `read` makes of each entry of a list. */
export function eachEntry<Value>(read: (entry: string) => TextReading<Value>) {
  return v.pipe(
    list,
    v.rawTransform<string[], readonly Value[]>(({ dataset, addIssue }) =>
      dataset.value.flatMap((entry) => {
        const reading = read(entry);
        if (reading.ok) return [reading.value];
        addIssue({ message: reading.problem });
        return [];
      }),
    ),
  );
}

/** Folded patterns of texts, in which `*` stands for anything. One text is one pattern: a comma may be part of it. */
export const patterns = v.pipe(
  texts('must be a text or a list of texts, such as "*we are closed*"'),
  eachText(problemOfPattern),
  v.transform((entries): readonly string[] => entries.map((entry) => fold(entry.trim()))),
);

/** The same for names: one text may hold several, with commas. */
export const namePatterns = v.pipe(
  v.unknown(),
  v.transform((value): unknown => (typeof value === "string" ? value.split(",").filter((name) => name.trim()) : value)),
  textList('must be a list of names, such as ["Assistant", "*Bot"]'),
  eachText(problemOfPattern),
  v.transform((entries): readonly string[] => entries.map((entry) => fold(entry.trim()))),
);

/** A pattern that everything fits would leave no answer. */
function problemOfPattern(pattern: string): string | null {
  if (/[^*\s]/.test(pattern)) return null;
  const fits = pattern.includes("*") ? "fits everything" : "is empty";
  return `has a pattern that ${fits} (${quoted(pattern)}): write a part of the text, such as "*Bot"`;
}

/** A whole number of what is counted, such as days: as a number or in digits. */
export function count(of: string, least: number, most: number) {
  return v.pipe(
    v.unknown(),
    readBy((value): TextReading<number> => {
      const given = typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
      const isOne = typeof given === "number" && Number.isInteger(given) && given >= least && given <= most;
      if (isOne) return { ok: true, value: given };
      return { ok: false, problem: `must be a whole number of ${of} from ${least} to ${most}` };
    }),
  );
}

export function days(least: number, most: number) {
  return count("days", least, most);
}
