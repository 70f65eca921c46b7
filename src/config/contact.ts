import { type Env, type Report, text } from "./vars.ts";

const ADDRESS = /^[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i;

/** Where whoever finds a vulnerability reports it, as a URI; null: nowhere is said. */
export function readSecurityContact(env: Env, wrong: Report): string | null {
  const given = text(env, "SECURITY_CONTACT", "", wrong);
  if (given === "") return null;
  const address = given.replace(/^mailto:/i, "");
  if (ADDRESS.test(address)) return `mailto:${address}`;
  const url = URL.parse(given);
  if (url?.protocol === "https:" && url.username === "" && url.password === "") return url.href;
  wrong("SECURITY_CONTACT", "must be a mail address or an https:// address, such as security@example.com");
  return null;
}
