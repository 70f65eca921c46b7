import type { ComponentChildren } from "preact";
import { type Language, type Words, wordsFor } from "../../locale/locale.ts";
import type { Person } from "../principal.ts";
import { renderPage } from "./html.tsx";

/** The pages that are a tap away from everywhere. */
type Place = keyof Words["frame"]["places"];

const PLACES: readonly (readonly [place: Place, path: string])[] = [
  ["inbox", "/"],
  ["chats", "/chats"],
  ["statistics", "/statistics"],
  ["deliveries", "/deliveries"],
  ["quarantine", "/quarantine"],
  ["audit", "/audit"],
  ["sessions", "/sessions"],
  ["settings", "/settings"],
  ["account", "/sign-in"],
];

const FOR_ADMINS: readonly Place[] = ["audit", "sessions", "settings"];

/** A page for a signed-in person, with navigation. `here` is the current place. */
export function framedPage({ language, title, here, person }: Framed, children: ComponentChildren): string {
  const words = wordsFor(language).frame;
  const places = PLACES.filter(([place]) => person.role === "admin" || !FOR_ADMINS.includes(place));
  return renderPage(
    language,
    title,
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <nav class="places" aria-label={words.navigation}>
        {places.map(([place, path]) => (
          <a href={path} aria-current={place === here ? "page" : undefined}>
            {words.places[place]}
          </a>
        ))}
      </nav>
      <main id="content">{children}</main>
    </>,
  );
}

interface Framed {
  readonly language: Language;
  readonly title: string;
  readonly here: Place | null;
  readonly person: Person;
}
