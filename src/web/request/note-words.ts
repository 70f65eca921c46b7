import { noteName } from "../../locale/actor-name.ts";
import type { Language } from "../../locale/locale.ts";

/** How notes of one form are said: the parts of the form, and a way to say a note within the note. */
type Said = (parts: readonly string[], within: (note: string) => string) => string;

const OUTCOMES: Readonly<Record<string, string>> = {
  "called back": "visszahívták",
  "could not be reached": "nem volt elérhető",
  "no call needed": "nem kellett visszahívni",
  spam: "spam",
};

const HUNGARIAN: readonly (readonly [form: RegExp, said: Said])[] = [
  [/^answered (\d+)$/, ([status]) => `válasz: ${status}`],
  [/^answered (\d+) (\w+)$/, ([status, word]) => `válasz: ${status} ${word}`],
  [/^answered (\d+), refused$/, ([status]) => `válasz: ${status}, elutasítva`],
  [/^answered (\d+), a redirect, /, ([status]) => `válasz: ${status}, átirányítás, amelyet soha nem követünk`],
  [/^answered (\d+), but not /, ([status]) => `válasz: ${status}, de nem olyan, amilyet a Slack ad`],
  [/^no answer within (\S+) s$/, ([seconds]) => `${seconds} másodpercen belül nem jött válasz`],
  [/^the connection failed$/, () => "a kapcsolat nem sikerült"],
  [/^taken for delivery$/, () => "kézbesítésre átvéve"],
  [/^failed without a code$/, () => "hibakód nélkül meghiúsult"],
  [/^(?:failed|refused) (E_\w+)/, ([code]) => `elutasítva: ${code}`],
  [/^the message that it replaces was not sent by /, () => "a lecserélendő üzenetet nem így küldték"],
  [/^the button's answer address is over/, () => "a gomb válaszcíme lejárt: 30 percig és öt válaszig él"],
  [/^our own fault: the message could not be composed$/, () => "saját hiba: az üzenet nem készült el"],
  [/^our own fault: the message could not be sent$/, () => "saját hiba: az üzenet nem ment el"],
  [/^interrupted before/, () => "megszakadt, mielőtt a választ rögzíteni lehetett: lehet, hogy megérkezett"],
  [
    /^(.+), asked to wait (\d+) s$/,
    ([note = "", seconds], within) => `${within(note)}, ${seconds} másodperc türelmet kért`,
  ],
  [/^(.+), as plain text too$/, ([note = ""], within) => `${within(note)}, egyszerű szövegként is`],
  [
    /^(.+): the message can not be changed any more$/,
    ([note = ""], within) => `${within(note)}: az üzenet már nem módosítható`,
  ],
  [
    /^gave up after (\d+) attempts: (.+)$/,
    ([made, note = ""], within) => `${made} kísérlet után feladva: ${within(note)}`,
  ],
  [
    /^gave up after being asked to wait for days: (.+)$/,
    ([note = ""], within) => `feladva, mert napokig türelmet kért: ${within(note)}`,
  ],
  [
    /^nothing but failures since (\S+): (.+)$/,
    ([since, note = ""], within) => `${since} óta minden kísérlet sikertelen: ${within(note)}`,
  ],
  [
    /^no target of the settings any more: told to (.+)$/,
    ([heirs]) => `már nincs ilyen címzett a beállításokban; helyette: ${heirs}`,
  ],
  [
    /^the target asked to be left alone until (\S+): told to (.+)$/,
    ([until, heir]) => `a címzett türelmet kért eddig: ${until}; helyette: ${heir}`,
  ],
  [/^the rule "(.*)" tells nobody$/, ([rule]) => `a szabály („${rule}”) szerint senkinek sem kell szólni`],
  [
    /^too old: closed more than (\d+) days? /,
    ([days]) => `túl régi: több mint ${days} nappal azelőtt zárult le, hogy beérkezett`,
  ],
  [/^switched off by hand$/, () => "kézzel kikapcsolva"],
  [/^expired$/, () => "lejárt a megőrzési idő"],
  [/^marked .+ since$/, () => "azóta spamnek jelölték"],
  [/^the chat is not stored any more$/, () => "a beszélgetés már nincs tárolva"],
  [/^the customer came back$/, () => "az ügyfél visszatért"],
  [/^claimed by (.+)$/, ([who = ""]) => `átvette: ${noteName(who, "hu")}`],
  [
    /^resolved by (.+): ([a-z ]+)$/,
    ([who = "", how = ""]) => `lezárta: ${noteName(who, "hu")} (${OUTCOMES[how] ?? how})`,
  ],
  [/^claimed or resolved meanwhile/, () => "közben átvették vagy lezárták, azóta újra nyitott"],
  [/^not claimed any more$/, () => "már senki sem foglalkozik vele"],
  [/^claimed anew since$/, () => "azóta újra átvették"],
  [/^all of it was settled since$/, () => "azóta minden rendeződött"],
  [/^(.+) is in order again$/, ([target]) => `újra működik: ${target}`],
];

/**
 * What is on record of a delivery, as its reader reads it. Notes are kept in English, and of few forms; what has none of
 * them is given as it is kept.
 */
export function noteText(language: Language, note: string): string {
  // German has none of these forms: it says such notes as they are kept.
  if (language !== "hu") return note;
  for (const [form, said] of HUNGARIAN) {
    const [whole, ...parts] = form.exec(note) ?? [];
    if (whole !== undefined) return said(parts, (inner) => noteText(language, inner));
  }
  return note;
}
