import type { Person } from "../access/visitor.ts";
import { renderPage } from "../page.tsx";
import { type PageWords, pageWordsFor } from "../words.ts";

/** Who somebody is here, what they may do, and how they leave. */
export function signedInPage(person: Person): string {
  const { language, signIn } = pageWordsFor("en");
  return renderPage(
    language,
    signIn.heading,
    <main class="problem">
      <h1>{signIn.heading}</h1>
      <p>{signIn.as(person.name)}</p>
      <p>{signIn.may[person.role]}</p>
      <Leave person={person} words={signIn} />
    </main>,
  );
}

/** What Cloudflare Access opened, it alone can shut. */
function Leave({ person, words }: { readonly person: Person; readonly words: PageWords["signIn"] }) {
  if (person.door === "access") return <a href="/cdn-cgi/access/logout">{words.signOut}</a>;
  return (
    <form method="post" action="/sign-out">
      <button type="submit">{words.signOut}</button>
    </form>
  );
}
