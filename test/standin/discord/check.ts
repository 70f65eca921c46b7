import document from "../../fixtures/discord-openapi.json" with { type: "json" };
import { schemaFaults } from "../../support/json-schema.ts";
import { isRecord } from "../shape.ts";

/** Of all embeds of a message together; Discord documents it, and its OpenAPI document cannot express it. */
const EMBEDS_IN_TOTAL = 6_000;
const BUTTONS_IN_A_ROW = 5;

/**
 * Why Discord would reject the body of a webhook's request: by its own published schema, and by the rules that its
 * documentation has next to it. `isChange`: of a message that exists.
 */
export function discordFaults(body: unknown, isChange = false): readonly string[] {
  const name = isChange ? "IncomingWebhookUpdateRequestPartial" : "IncomingWebhookRequestPartial";
  const faults = schemaFaults(body, document.components.schemas[name], { document, isClosed: true });
  if (faults.length > 0 || !isRecord(body)) return faults;
  const embeds = recordsIn(body.embeds);
  const rows = recordsIn(body.components);
  const { content } = body;
  const isEmpty = (typeof content !== "string" || content.trim() === "") && embeds.length + rows.length === 0;
  const total = embeds.reduce((sum, embed) => sum + textsIn(embed).join("").length, 0);
  return [
    ...(isEmpty ? ["50006: an empty message"] : []),
    ...(total > EMBEDS_IN_TOTAL ? [`embeds have ${total} characters in total`] : []),
    ...embeds.flatMap(embedFaults),
    ...rows.flatMap(rowFaults),
    ...[...(typeof content === "string" ? [content] : []), ...embeds.flatMap(textsIn)]
      .filter((text) => !text.isWellFormed())
      .map(() => "half of a character"),
  ];
}

function embedFaults(embed: Json): readonly string[] {
  const url =
    embed.url === undefined || /^https?:\/\//.test(String(embed.url)) ? [] : ["an embed's url must be http(s)"];
  const blank = recordsIn(embed.fields).flatMap(({ name, value }) =>
    String(name).trim() === "" || String(value).trim() === "" ? ["a field needs a name and a value"] : [],
  );
  return textsIn(embed).length === 0 ? ["an embed is empty"] : [...url, ...blank];
}

function rowFaults({ type, components }: Json): readonly string[] {
  if (type !== 1) return [`component ${type} is no row`];
  const buttons = recordsIn(components);
  return [
    ...(buttons.length === 0 || buttons.length > BUTTONS_IN_A_ROW ? [`a row has ${buttons.length} buttons`] : []),
    // A webhook that belongs to no app can send no component that would need an answer.
    ...buttons.flatMap((button) =>
      button.type === 2 && button.style === 5 && typeof button.url === "string" && !("custom_id" in button)
        ? []
        : ["only link buttons are accepted from this webhook"],
    ),
    ...buttons.flatMap(({ url, label }) => [
      ...(/^(?:https?|discord):\/\//.test(String(url)) ? [] : ["a button's url must be http(s)"]),
      ...(String(label ?? "").trim() === "" ? ["a button needs a label"] : []),
    ]),
  ];
}

type Json = Readonly<Record<string, unknown>>;

export function recordsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** All that counts for the total of an embed. */
function textsIn(embed: Json): readonly string[] {
  const footer = isRecord(embed.footer) ? [embed.footer.text] : [];
  const author = isRecord(embed.author) ? [embed.author.name] : [];
  const fields = recordsIn(embed.fields).flatMap(({ name, value }) => [name, value]);
  const all = [embed.title, embed.description, ...fields, ...footer, ...author];
  return all.filter((text) => typeof text === "string" && text !== "").map(String);
}
