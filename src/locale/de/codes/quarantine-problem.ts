import { blocksLogin } from "../../../chat/foreign-webhook.ts";
import { fieldOf, looksLikeOf, type QuarantineProblem, type Unreadable } from "../../../chat/unreadable.ts";

/** What would be right in place of what came, as it follows "expected". */
export function expectedBody(problem: Unreadable): string {
  switch (problem.code) {
    case "not-json":
      return "JSON";
    case "not-an-object":
      return "ein JSON-Objekt mit chatId und projectId";
    case "wrong-id":
      return `eine ganze Zahl von 1 bis ${Number.MAX_SAFE_INTEGER}, oder dieselbe als Zeichenkette aus Ziffern`;
    case "not-unpacked":
      return `ein vollständiger Inhalt in ${problem.coding}: Dieser ist beschädigt oder unvollständig, oder gar nicht in ${problem.coding}`;
    case "unknown-coding":
      return `ein unkomprimierter Inhalt, oder einer in gzip oder deflate: ${problem.coding} kann hier nicht entpackt werden`;
    case "wrong-iv":
      return "32 hexadezimale Ziffern, oder nichts";
    case "no-key":
      return "ein unverschlüsselter Inhalt: Er wirkt verschlüsselt, aber VCC_ENCRYPTION_KEY ist nicht gesetzt";
    case "not-decrypted":
      return `ein Inhalt, der mit ${problem.cipher}, VCC_ENCRYPTION_KEY und dem IV in der URL verschlüsselt ist`;
    case "not-encrypted":
      return "ein mit VCC_ENCRYPTION_KEY verschlüsselter Inhalt, denn VCC_REQUIRE_ENCRYPTION ist true";
  }
}

/** What is wrong with a body in quarantine. */
export function quarantineProblem(problem: QuarantineProblem): string {
  // Kept as a sentence, and only in English.
  if (problem.code === "said") return problem.text;
  const other = looksLikeOf(problem);
  const said = `${fieldOf(problem)}, erwartet: ${expectedBody(problem)}`;
  if (other === null) return said;
  if (blocksLogin(other))
    return `Agenten können sich nicht anmelden, solange der Webhook ${other} die URL dieses Dienstes hat; ${said}`;
  return `${said}; sieht nach einem anderen Webhook aus (${other})`;
}
