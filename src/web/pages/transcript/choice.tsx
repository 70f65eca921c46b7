import { type Words, wordsFor } from "../../../locale/locale.ts";
import { CONTENT_TYPES, formByAccept } from "../../http/content-type.ts";
import { securityHeaders } from "../../http/headers.ts";
import { readerLanguage, VARY } from "../../http/language.ts";
import type { Visit } from "../../request/visit.ts";
import { renderPage } from "../../ui/html.tsx";

/** 300: several projects have a chat with this id. The list as a page or as JSON. */
export async function chatChoice(paths: readonly string[], { request, config }: Visit): Promise<Response> {
  const form = formByAccept(request.headers.get("Accept")) === "json" ? "json" : "html";
  const language = readerLanguage(request, config.language);
  const { choice } = wordsFor(language).transcript;
  const body =
    form === "json"
      ? JSON.stringify({ chats: paths })
      : renderPage(language, choice.heading, <Choice paths={paths} words={choice} />);
  const headers = { ...(await securityHeaders()), "Content-Type": CONTENT_TYPES[form], Vary: VARY };
  return new Response(body, { status: 300, headers });
}

function Choice({
  paths,
  words,
}: {
  readonly paths: readonly string[];
  readonly words: Words["transcript"]["choice"];
}) {
  return (
    <main class="problem">
      <h1>{words.heading}</h1>
      <p>{words.detail}</p>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <a href={path}>{path}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
