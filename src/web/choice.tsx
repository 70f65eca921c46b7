import { CONTENT_TYPES, formByAccept } from "./forms.ts";
import { securityHeaders } from "./headers.ts";
import { renderPage } from "./page.tsx";

/** 300: several projects have a chat of this id. The list, as a page or as JSON. */
export async function chatChoice(paths: readonly string[], accept: string | null): Promise<Response> {
  const form = formByAccept(accept) === "json" ? "json" : "html";
  const body =
    form === "json" ? JSON.stringify({ chats: paths }) : renderPage("en", "Which chat?", <Choice paths={paths} />);
  const headers = { ...(await securityHeaders()), "Content-Type": CONTENT_TYPES[form], Vary: "Accept, Authorization" };
  return new Response(body, { status: 300, headers });
}

function Choice({ paths }: { readonly paths: readonly string[] }) {
  return (
    <main class="problem">
      <h1>Which chat?</h1>
      <p>Several projects have a chat with this id:</p>
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
