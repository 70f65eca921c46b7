import { isRecord } from "../shape.ts";
import { textsOf } from "./check.ts";

/** A message as its reader sees it in a channel, in lines for a terminal. */
export function readSlack(body: unknown): string {
  if (!isRecord(body)) return "";
  const blocks = Array.isArray(body.blocks) ? body.blocks : [];
  if (blocks.length === 0) return String(body.text ?? "");
  return blocks.filter(isRecord).map(readBlock).join("\n\n");
}

function readBlock(block: Readonly<Record<string, unknown>>): string {
  const elements = Array.isArray(block.elements) ? block.elements.filter(isRecord) : [];
  if (block.type === "divider") return "---";
  if (block.type === "rich_text") return elements.map(readRich).join("\n");
  if (block.type === "actions") return elements.map(readButton).join("   ");
  const size = block.type === "header" ? "# " : "";
  return size + textsOf(block).join(block.type === "context" ? " · " : "\n");
}

function readRich(element: Readonly<Record<string, unknown>>): string {
  const elements = Array.isArray(element.elements) ? element.elements.filter(isRecord) : [];
  if (element.type === "rich_text_list")
    return elements.map((item, index) => `${index + 1}. ${readRich(item)}`).join("\n");
  const said = elements.map(readRun).join("");
  return element.type === "rich_text_quote" ? said.replaceAll(/^/gm, "| ") : said;
}

function readRun({ text, url }: Readonly<Record<string, unknown>>): string {
  return typeof url === "string" ? `[${text ?? url}] ${url}` : String(text ?? "");
}

function readButton(button: Readonly<Record<string, unknown>>): string {
  if (button.type === "overflow") return `[… ${textsOf(button).join(", ")}]`;
  const label = textsOf(button).join("");
  return typeof button.url === "string" ? `[${label}] ${button.url}` : `[${label}]`;
}
