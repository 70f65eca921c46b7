import * as v from "valibot";
import { type CrmLink, PLACEHOLDER } from "../chat/fields/crm-links.ts";
import { isSafe } from "../loopback.ts";
import { readBy, readTable, strictTable, type TextReading } from "../settings-table.ts";
import { isLabel } from "./labels.ts";
import { type Env, isSet, type Report } from "./vars.ts";

const MOST = 10;
/** In characters: what is left for values in a link that every channel accepts. */
const LONGEST = 300;

const EXAMPLE = '{ label = "CRM", url = "https://crm.example.com/c/{customerid}" }';
const LIST = `must be a list of links, such as [${EXAMPLE}]`;
const LABEL = 'must be a text that is not empty, of at most 80 characters, such as "CRM"';

const link = strictTable(
  "key of a link",
  {
    label: v.pipe(v.string(LABEL), v.trim(), v.check(isLabel, LABEL)),
    url: v.pipe(v.unknown(), readBy(readTemplate)),
  },
  `must be a table, such as ${EXAMPLE}`,
);

/** `CRM_LINKS`: links into the deployer's own systems, for each chat. */
export function readCrmLinks(env: Env, wrong: Report): readonly CrmLink[] {
  const given = env.CRM_LINKS;
  if (!isSet(env, "CRM_LINKS")) return [];
  const list: readonly unknown[] | null = Array.isArray(given) ? given : null;
  if (list === null) wrong("CRM_LINKS", LIST);
  else if (list.length > MOST) wrong("CRM_LINKS", `holds more than ${MOST} links`);
  return (list ?? []).flatMap((one, index) => {
    const read = readTable(link, one);
    if (read.ok) return [read.output];
    const place = `CRM_LINKS[${index + 1}]`;
    for (const { place: at, problem } of read.mistakes) wrong(at === "" ? place : `${place}.${at}`, problem);
    return [];
  });
}

/** Placeholders stand only behind the host: what a customer typed must not decide where a link leads. */
function readTemplate(value: unknown): TextReading<string> {
  const wrong = (problem: string) => ({ ok: false, problem }) as const;
  const text = typeof value === "string" ? value.trim() : "";
  const like = 'such as "https://crm.example.com/c/{customerid}"';
  if (text === "") return wrong(`must be a URL in quotes, ${like}`);
  if (text.length > LONGEST) return wrong(`has more than ${LONGEST} characters`);
  if (/[\s\p{C}\\"<>]/u.test(text)) return wrong(`holds a space or a sign that no URL has; write it ${like}`);
  if (/[{}]/.test(text.replace(PLACEHOLDER, ""))) return wrong(`has a brace without the other; write it ${like}`);
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
  if (names.includes("")) return wrong("has a placeholder without a name: write {customerid}");
  const [authority = ""] = /^[^:]*:\/*[^/?#]*/.exec(text) ?? [];
  if (/[{}]/.test(authority)) return wrong("has a placeholder before or in the host: they stand only behind it");
  const url = URL.parse(text.replace(PLACEHOLDER, "x"));
  if (url === null) return wrong(`is not a URL; write it ${like}`);
  if (url.username !== "" || url.password !== "") return wrong("holds a user name or password: leave them out");
  if (!isSafe(url)) return wrong("must start with https:// (http:// only to this machine)");
  return { ok: true, value: text };
}
