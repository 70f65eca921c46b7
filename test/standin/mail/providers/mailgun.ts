import { mailOf, type ServiceRequest, type Verdict } from "./service.ts";

const DOMAIN = "mg.example.com";

/** The variables that it replaces in what it sends, whoever wrote them. */
const VARIABLES = /%(?:recipient|unsubscribe|mailing_list|tag)[\w.-]*%/i;

/** Answers as Mailgun documents it. */
export function mailgun({ method, path, headers, body }: ServiceRequest, key: string): Verdict {
  const refuse = (status: number, message: string): Verdict => ({
    ...{ status, body: { message }, faults: [message], mail: null },
  });
  if (headers.authorization !== `Basic ${btoa(`api:${key}`)}`) return refuse(401, "Forbidden");
  if (path !== `/v3/${DOMAIN}/messages` || method !== "POST") return refuse(404, `Domain not found: ${path}`);
  const form = new URLSearchParams(body);
  const named = (name: string) => form.get(name) ?? undefined;
  const to = String(named("to")).split(",");
  const own = [...form]
    .filter(([name]) => name.startsWith("h:"))
    .map(([name, value]) => [name.slice(2), value] as const);
  const known = /^(?:from|to|subject|text|html|o:[\w-]+|h:[\x21-\x39\x3b-\x7e]+)$/;
  const { mail, faults } = mailOf({
    ...{ from: named("from"), to, subject: named("subject"), text: named("text"), html: named("html"), headers: own },
  });
  const texts = ["subject", "text", "html"].map((name) => named(name) ?? "");
  const all = [
    ...(headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ? [] : ["Content-Type"]),
    ...[...form.keys()].filter((name) => !known.test(name)).map((name) => `${name} is not known here`),
    ...(texts.some((one) => VARIABLES.test(one)) ? ["a variable that would be replaced"] : []),
    ...faults,
  ];
  if (all.length > 0) return { ...refuse(400, all.join(", ")), faults: all };
  return { status: 200, body: { id: `<${crypto.randomUUID()}@${DOMAIN}>`, message: "Queued." }, faults: [], mail };
}
