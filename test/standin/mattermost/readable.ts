import { asHtml, type Token } from "../markdown.ts";
import { shown } from "../markup.ts";
import { isRecord } from "../shape.ts";
import { mattermostTokens, rocketChatTokens } from "./markdown.ts";
import { recordsIn } from "./read.ts";

type Json = Readonly<Record<string, unknown>>;

/** A message as its readers see it, as HTML for the page of the stand-in. `body`: of a webhook, or of a bot. */
export function readableMattermost(body: unknown, service: "mattermost" | "rocket.chat" = "mattermost"): string {
  if (!isRecord(body)) return "";
  const { text, message, attachments, props } = body;
  const tokens = service === "mattermost" ? mattermostTokens : rocketChatTokens;
  const attached = recordsIn(attachments ?? (isRecord(props) ? props.attachments : undefined));
  const said = `<p>${asHtml(tokens(String(text ?? message ?? "")))}</p>`;
  return [said, ...attached.map((one) => attachment(one, tokens))].join("\n");
}

function attachment(
  { title, title_link: url, text, fields, footer }: Json,
  tokens: (text: string) => readonly Token[],
) {
  const words = shown(String(title));
  const facts = recordsIn(fields).map(({ title, value }) => {
    const label = title === "" ? "" : `<dt>${shown(String(title))}</dt>`;
    return `${label}<dd>${asHtml(tokens(String(value)))}</dd>`;
  });
  return [
    `<h2>${url === undefined ? words : `<a href="${shown(String(url))}">${words}</a>`}</h2>`,
    ...(text === undefined ? [] : [`<p>${asHtml(tokens(String(text)))}</p>`]),
    ...(facts.length === 0 ? [] : [`<dl>${facts.join("")}</dl>`]),
    ...(footer === undefined ? [] : [`<footer>${shown(String(footer))}</footer>`]),
  ].join("\n");
}
