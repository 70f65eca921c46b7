import { SECRETS, TOKENS } from "./settings.ts";

/** VCC Live sends a body. `status` is what must come; null where it is no matter. */
export async function send(url: string, body: object | string, status: number | null = 200): Promise<void> {
  const answer = await fetch(`${url}/webhooks/vcc/chat?secret-key=${SECRETS.VCC_SECRET_KEY}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const said = await answer.text();
  if (status !== null && answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${said}`);
}

/** A program that holds somebody's token asks for something, and is given it. */
export async function ask(
  url: string,
  who: keyof typeof TOKENS,
  path: string,
  json: object | null = null,
  method: "GET" | "POST" | "DELETE" = "POST",
): Promise<unknown> {
  const headers = { Authorization: `Bearer ${TOKENS[who]}`, "Content-Type": "application/json" };
  const body = json === null ? {} : { body: JSON.stringify(json) };
  const answer = await fetch(url + path, { method, headers, ...body });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
