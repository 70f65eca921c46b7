import type { TextReading } from "../settings-table.ts";

const ADDRESS = /^[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i;

/** Where whoever finds a vulnerability reports it, as a URI. */
export function readSecurityContact(given: string): TextReading<string> {
  const address = given.replace(/^mailto:/i, "");
  if (ADDRESS.test(address)) return { ok: true, value: `mailto:${address}` };
  const url = URL.parse(given);
  if (url?.protocol === "https:" && url.username === "" && url.password === "") return { ok: true, value: url.href };
  return { ok: false, problem: "must be a mail address or an https:// address, such as security@example.com" };
}
