import { chatName } from "../../../chat/chat.ts";
import { CONTENT_TYPES, type Form } from "../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import { VARY } from "../../http/language.ts";
import type { TranscriptView } from "./content/view.ts";
import { type ReadersFile, transcriptCsv } from "./formats/csv.ts";
import { transcriptMarkdown } from "./formats/markdown.ts";
import { transcriptMeta } from "./formats/meta.ts";
import { transcriptText } from "./formats/text.ts";
import { transcriptPage } from "./page.tsx";

const READABLE: Readonly<Record<Exclude<Form, "json" | "csv">, (view: TranscriptView) => string>> = {
  html: transcriptPage,
  "meta.json": transcriptMeta,
  txt: transcriptText,
  md: transcriptMarkdown,
};

/**
 * One form of a transcript. `stored` is the body as it came: `json` is it, byte for byte, and we speak in headers. `file`:
 * for whom the csv is; a program if it is missing.
 */
export async function transcriptResponse(
  view: TranscriptView,
  form: Form,
  stored: BodyInit,
  file?: ReadersFile,
): Promise<Response> {
  const body = form === "json" ? stored : form === "csv" ? transcriptCsv(view, file) : READABLE[form](view);
  const name = `chat-${chatName(view.chat.key).replace("/", "-")}.${form}`;
  return new Response(body, {
    headers: {
      ...(view.around === null ? await securityHeaders() : await formHeaders()),
      "Content-Type": form === "json" ? `application/json; charset=${view.encoding.name}` : CONTENT_TYPES[form],
      "Content-Disposition": `${form === "csv" ? "attachment" : "inline"}; filename="${name}"`,
      Vary: VARY,
      "X-Chat": chatName(view.chat.key),
      "X-Chat-Revision": String(view.revision),
      "X-Chat-Revisions": String(view.revisions),
      "X-Chat-Received": new Date(view.receivedAt).toISOString(),
      "X-Chat-Reasons": view.reasons.join(", "),
      "X-Chat-Sla": view.sla,
    },
  });
}
