import type { Words } from "../../en/index.ts";

export const result: Words["result"] = (came) => {
  switch (came.code) {
    case "answered": {
      const { status, word, asked } = came;
      return `válasz: ${status}${afterSpace(word)}${asked === undefined ? "" : `, ${asked} másodperc türelmet kért`}`;
    }
    case "redirected":
      return `válasz: ${came.status}, átirányítás, amelyet soha nem követünk`;
    case "accepted":
      return `válasz: ${came.status}, elfogadta; hogy meg is jelent-e, nem tudható`;
    case "unexpected":
      return `válasz: ${came.status}, de nem úgy, ahogy ez a szolgáltatás szokott`;
    case "moved":
      return `válasz: ${came.status}, a beszélgetés átköltözött ide: ${came.to}; ezt írja be a cél beállításaiba`;
    case "not-as-slack":
      return `válasz: ${came.status}, de nem olyan, amilyet a Slack ad`;
    case "unknown-error":
      return `válasz: ${came.status}, ismeretlen hiba`;
    case "refused":
      return `válasz: ${came.status}, elutasítva`;
    case "not-changeable":
      return `válasz: ${came.status} ${came.word}: az üzenet már nem módosítható`;
    case "address-over":
      return "a gomb válaszcíme lejárt: 30 percig és öt válaszig él";
    case "not-ours":
      return "a lecserélendő üzenetet nem így küldték";
    case "no-answer":
      return `${came.seconds} másodpercen belül nem jött válasz`;
    case "connection-failed":
      return "a kapcsolat nem sikerült";
    case "not-encrypted":
      return "a levelezőszerver nem kínál titkosítást (STARTTLS), ezért semmi sem ment el";
    case "mail-taken":
      return "kézbesítésre átvéve";
    case "mail-failed":
      return came.error === undefined ? "hibakód nélkül meghiúsult" : `elutasítva: ${came.error}`;
    case "mail-refused":
      return `elutasítva: ${came.error}`;
    case "no-mail-binding":
      return 'a Worker nem tud levelet küldeni: a wrangler.toml fájlba [[send_email]] kell, benne name = "EMAIL", majd új telepítés';
    case "not-composed":
      return "saját hiba: az üzenet nem készült el";
    case "not-sent":
      return "saját hiba: az üzenet nem ment el";
    case "interrupted":
      return "megszakadt, mielőtt a választ rögzíteni lehetett: lehet, hogy megérkezett";
    // Kept as a sentence, and only in English.
    case "said":
      return came.text;
  }
};

function afterSpace(word: string | undefined): string {
  return word === undefined ? "" : ` ${word}`;
}
