import { actorName } from "../../../locale/actor-name.ts";
import { type Language, type Words, wordsFor } from "../../../locale/locale.ts";
import { actorOf, type Person } from "../../principal.ts";
import { framedPage } from "../../ui/frame.tsx";
import { nameLine, said } from "../../ui/said.tsx";

/** Who is signed in, what they may do, and how to sign out. */
export function signedInPage(person: Person, language: Language): string {
  const words = wordsFor(language).signIn;
  return framedPage(
    { language, title: words.heading, here: "account", person },
    <>
      <h1>{words.heading}</h1>
      <p>
        <bdi>{said(words.as(actorName(actorOf(person), language, nameLine)))}</bdi>
      </p>
      <p>{words.may[person.role]}</p>
      <Leave person={person} words={words} />
    </>,
  );
}

/** Only Cloudflare Access can end its own session. */
function Leave({ person, words }: { readonly person: Person; readonly words: Words["signIn"] }) {
  if (person.authMethod === "access") return <a href="/cdn-cgi/access/logout">{words.signOut}</a>;
  return (
    <form method="post" action="/sign-out">
      <button type="submit">{words.signOut}</button>
    </form>
  );
}
