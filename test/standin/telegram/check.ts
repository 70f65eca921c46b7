import api from "../../fixtures/telegram/bot-api.json" with { type: "json" };
import { isRecord } from "../shape.ts";

/** A field of the Bot API, as it is published. */
interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}

const METHODS: Readonly<Record<string, readonly Field[]>> = api.methods;
const TYPES: Readonly<Record<string, readonly Field[]>> = api.types;

const LONGEST_TEXT = 4_096;
const MOST_ENTITIES = 100;

/** Why Telegram would refuse the parameters of a method; empty: it would not. */
export function faultsOf(method: string, body: unknown): readonly string[] {
  const fields = METHODS[method];
  if (fields === undefined) return [`${method} is no method that is known here`];
  if (!isRecord(body)) return ["the body is no object"];
  const faults = fieldFaults(fields, body, "");
  return faults.length > 0 ? faults : [...textFaults(body), ...buttonFaults(body)];
}

function fieldFaults(fields: readonly Field[], value: Readonly<Record<string, unknown>>, at: string): string[] {
  const missing = fields.filter(({ name, required }) => required && value[name] === undefined);
  return [
    ...missing.map(({ name }) => `${at}/${name} is required`),
    ...Object.entries(value).flatMap(([name, entry]) => {
      const field = fields.find((one) => one.name === name);
      if (field === undefined) return [`${at}/${name} is not known`];
      const all = field.types.map((type) => typeFaults(type, entry, `${at}/${name}`));
      return all.some((faults) => faults.length === 0) ? [] : (all[0] ?? []);
    }),
  ];
}

function typeFaults(type: string, value: unknown, at: string): readonly string[] {
  if (type.startsWith("Array of ")) {
    if (!Array.isArray(value)) return [`${at} is no array`];
    return value.flatMap((entry, index) => typeFaults(type.slice("Array of ".length), entry, `${at}/${index}`));
  }
  if (type === "Integer") return Number.isSafeInteger(value) ? [] : [`${at} is no integer`];
  if (type === "Boolean") return typeof value === "boolean" ? [] : [`${at} is neither true nor false`];
  if (type === "String") return typeof value === "string" && value.isWellFormed() ? [] : [`${at} is no text`];
  const fields = TYPES[type];
  if (fields === undefined) return [`${at} is of a type that is not known here`];
  return isRecord(value) ? fieldFaults(fields, value, at) : [`${at} is no object`];
}

/** Of text: the limit after parsing, and entities that lie in it, and in each other only where that is allowed. */
function textFaults({ text, entities }: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof text !== "string" || text.trim() === "") return ["message text is empty"];
  if (text.length > LONGEST_TEXT) return [`message is too long: ${text.length}`];
  const all = entitiesOf(entities);
  const outside = all.filter(
    ({ offset, length }) => length < 1 || offset < 0 || offset + length > text.length || splits(text, offset, length),
  );
  const inCode = all.filter((one, index) =>
    all.some((other, at) => at !== index && (isCode(one) || isCode(other)) && overlaps(one, other)),
  );
  return [
    ...(all.length > MOST_ENTITIES ? [`${all.length} entities`] : []),
    ...outside.map(({ offset, length }) => `entity beyond the text: ${offset}+${length}`),
    ...inCode.map(({ offset }) => `entity in code at ${offset}`),
  ];
}

/** It begins or ends inside a character. */
function splits(text: string, offset: number, length: number): boolean {
  return !text.slice(0, offset).isWellFormed() || !text.slice(0, offset + length).isWellFormed();
}

function overlaps(one: StoodEntity, other: StoodEntity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}

function buttonFaults({ reply_markup: markup }: Readonly<Record<string, unknown>>): readonly string[] {
  return buttonsOf(markup).flatMap(({ text, url }) => [
    ...(text.trim() === "" ? ["a button without text"] : []),
    ...(/^https?:\/\/[^\s/]+/.test(url) ? [] : [`Wrong HTTP URL: ${url}`]),
  ]);
}

export interface StoodEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url: string | null;
}

export function isCode({ type }: StoodEntity): boolean {
  return type === "code" || type === "pre";
}

export function entitiesOf(value: unknown): readonly StoodEntity[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.filter(isRecord).map(({ type, offset, length, url }) => ({
    ...{ type: String(type), offset: Number(offset), length: Number(length) },
    url: typeof url === "string" ? url : null,
  }));
}

export function buttonsOf(markup: unknown): readonly { readonly text: string; readonly url: string }[] {
  const rows: readonly unknown[] =
    isRecord(markup) && Array.isArray(markup.inline_keyboard) ? markup.inline_keyboard : [];
  const flat: readonly unknown[] = rows.flatMap((row): readonly unknown[] => (Array.isArray(row) ? row : []));
  return flat.filter(isRecord).map(({ text, url }) => ({ text: String(text), url: String(url) }));
}
