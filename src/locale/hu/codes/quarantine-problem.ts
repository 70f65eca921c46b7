import { blocksLogin } from "../../../chat/foreign-webhook.ts";
import { LARGEST_ID } from "../../../chat/ids.ts";
import { fieldOf, looksLikeOf, type QuarantineProblem, type Unreadable } from "../../../chat/unreadable.ts";

/** What would be right in place of what came, as it follows "helyesen:". */
export function expectedBody(problem: Unreadable): string {
  switch (problem.code) {
    case "not-json":
      return "JSON";
    case "not-an-object":
      return "JSON objektum, benne chatId és projectId";
    case "wrong-id":
      return `egész szám 1 és ${LARGEST_ID} között, vagy ugyanez számjegyekkel, szövegként`;
    case "not-unpacked":
      return `ép, ${problem.coding} tömörítésű üzenet: ez sérült vagy hiányos, vagy nem is ${problem.coding} tömörítésű`;
    case "unknown-coding":
      return `tömörítetlen, vagy gzip vagy deflate tömörítésű üzenet: a ${problem.coding} itt nem bontható ki`;
    case "wrong-iv":
      return "32 hexadecimális számjegy, vagy semmi";
    case "no-key":
      return "titkosítatlan üzenet: ez titkosítottnak látszik, de VCC_ENCRYPTION_KEY nincs beállítva";
    case "not-decrypted":
      return `${problem.cipher} eljárással, a VCC_ENCRYPTION_KEY kulcsával és a címben lévő IV-vel titkosított üzenet`;
    case "not-encrypted":
      return "a VCC_ENCRYPTION_KEY kulcsával titkosított üzenet, mert VCC_REQUIRE_ENCRYPTION értéke true";
  }
}

/** What is wrong with a body in quarantine. */
export function quarantineProblem(problem: QuarantineProblem): string {
  // Kept as a sentence, and only in English.
  if (problem.code === "said") return problem.text;
  const other = looksLikeOf(problem);
  const said = `hibás mező: ${fieldOf(problem)}; helyesen: ${expectedBody(problem)}`;
  if (other === null) return said;
  if (blocksLogin(other))
    return `az ügyintézők nem tudnak bejelentkezni, amíg a VCC Live ${other} webhookjában ennek a szolgáltatásnak a címe áll; ${said}`;
  return `${said}; a VCC Live egy másik webhookjára hasonlít (${other})`;
}
