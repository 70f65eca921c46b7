import { plainForm } from "./names.ts";

/** Words that stand for each other in a phrase, as `plainForm` writes them: without accents, ß as ss. */
const PARTS: Readonly<Record<string, string>> = {
  OBJECT: "help, support, assistance, answer, reply, response, info, information, time, patience",
  QUICK: "quick, fast, prompt, kind, great",
  AGAIN: "again, a lot, so much, very much, a million, anyway",
  PLEASANT: "day, evening, night, weekend, afternoon, one, time",
  DANKE: "danke, danke schon, danke sehr, danke ihnen, danke dir, vielen dank, besten dank, dankeschon",
  HILFE: "hilfe, antwort, auskunft, info, information, unterstutzung, muhe, ruckmeldung, geduld",
  FUER: "fur die, fur ihre, fur deine, fuer die, fuer ihre, fuer deine",
  SCHOENEN: "schonen, schoenen, einen schonen, einen schoenen",
  KOSZI:
    "koszonom, koszi, kosz, koszonjuk, koszonom szepen, koszonjuk szepen, koszi szepen, nagyon koszonom, nagyon koszi, nagyon szepen koszonom, nagyon szepen koszonjuk, szepen koszonom",
  SEGITSEG:
    "segitseget, gyors segitseget, kedves segitseget, valaszt, gyors valaszt, informaciot, infot, tajekoztatast, turelmet",
  NAPOT: "napot, estet, delutant, hetveget, ejszakat",
};

/**
 * Thanks, consent and farewells. None may ask for something, alone or next to another one, so "help" and "yes" are
 * missing.
 */
const PHRASES: readonly string[] = [
  // English
  "thanks, thank you, thank u, many thanks, thx, ty, tks, thanks AGAIN, thank you AGAIN, thanks for everything",
  "thanks for your OBJECT, thanks for the OBJECT, thank you for your OBJECT, thank you for the OBJECT",
  "thanks for your QUICK OBJECT, thanks for the QUICK OBJECT, thank you for your QUICK OBJECT",
  "thank you for the QUICK OBJECT, many thanks indeed, thank you indeed, thanks indeed, alright, all right",
  "you too, same to you, no worries, no problem",
  "thanks AGAIN for your OBJECT, thank you AGAIN for your OBJECT, no thanks, no thank you, thats all, that s all",
  "ok, okay, oke, okey, oki, got it, understood, bye, bye bye, goodbye, good bye, good night, see you, take care",
  "have a nice PLEASANT, have a good PLEASANT, have a great PLEASANT, all the best, kind regards, best regards",
  "cheers, regards",
  // Hungarian
  "KOSZI, KOSZI a SEGITSEG, koszonom a SEGITSEG szepen, KOSZI mindent, nem KOSZI, koszike, halasan koszonom",
  "rendben, rendben van, ertem, vilagos, szia, sziasztok, viszlat, viszontlatasra, a viszontlatasra, viszhall",
  "viszonthallasra, minden jot, minden jot kivanok, szep NAPOT, szep NAPOT kivanok, tovabbi szep NAPOT",
  "tovabbi szep NAPOT kivanok, tovabbi jo NAPOT, kellemes NAPOT, kellemes NAPOT kivanok, legyen szep napja, jo ejt",
  "jo ejszakat, jo hetveget, udv, udvozlettel, ez minden, onnek is, neked is, onoknek is, viszont kivanom",
  // German
  "DANKE, DANKE FUER HILFE, nein DANKE, herzlichen dank, vielen lieben dank, tausend dank, dankeschoen, danke schoen",
  "alles klar, in ordnung, verstanden, tschuss, tschuess, tschau, auf wiedersehen, wiedersehen, auf wiederhoren",
  "auf wiederhoeren, bis bald, bis dann, SCHOENEN tag, SCHOENEN tag noch, SCHOENEN abend, SCHOENEN abend noch",
  "schones wochenende, schoenes wochenende, gute nacht, mfg, lg, mit freundlichen grussen, viele grusse",
  "liebe grusse, beste grusse, schone grusse, das wars, das war s, das war alles, ihnen auch, dir auch, gleichfalls",
  "danke gleichfalls, vielen herzlichen dank, danke fur die schnelle HILFE, danke fur ihre schnelle HILFE",
  "vielen dank fur die schnelle HILFE, vielen dank fur ihre schnelle HILFE",
  // French, Italian, Spanish, Portuguese, Romanian
  "merci, merci beaucoup, merci bien, au revoir, bonne journee, bonne soiree, a bientot, d accord",
  "grazie, grazie mille, mille grazie, arrivederci, ciao, buona giornata, buona serata, va bene",
  "gracias, muchas gracias, mil gracias, adios, hasta luego, obrigado, obrigada, muito obrigado, muito obrigada",
  "multumesc, multumesc mult, multumesc frumos, va multumesc, mersi, la revedere",
  // Dutch, Slovak, Czech, Polish, Croatian
  "bedankt, dank je, dank je wel, dank u, dank u wel, tot ziens, dakujem, dakujem pekne, vdaka, dovidenia",
  "dekuji, diky, na shledanou, nashledanou, dziekuje, dziekuje bardzo, dzieki, do widzenia, hvala, hvala lijepa",
  "puno hvala, dovidenja",
  // Ukrainian, Russian, Turkish
  "дякую, дуже дякую, до побачення, спасибо, спасибо большое, большое спасибо, до свидания",
  "tesekkurler, tesekkur ederim",
];

/** Praise closes nothing by itself, because it may be bitter; nor does what joins two phrases. */
const NEUTRAL = "great, perfect, wonderful, super, cool, szuper, tokeletes, remek, prima, perfekt, and, es, und".split(
  ", ",
);

/** Friendly ones alone: an angry face asks for an answer. */
const EMOJI =
  /👍|👌|🙏|😊|🙂|😀|😃|😄|😁|😉|😇|🤗|☺|❤|♥|🧡|💛|💚|💙|💜|🤍|🖤|🥰|😍|😘|👋|🤝|🎉|✅|✔|✌|💪|🌹|🌸|🌷|💐|👏|🫶|😌|⭐|🌟/gu;
/** Variation selectors and skin tones. */
const MODIFIERS = /[\u{fe0e}\u{fe0f}]|[\u{1f3fb}-\u{1f3ff}]/gu;
const SMILEY = /(?<!\p{L})[:;]-?[)D](?!\p{L})/gu;
/** Of any script: normalization makes other signs of some. */
const QUESTION = /[?¿\u037e\u055e\u061f\u1367\u203d\u2047-\u2049\u2753\u2754\u2e2e\uff1f]/u;
const PUNCTUATION = /[.,!…;:)\-–—~'’‘"„“”&*\s]+/gu;

/** In characters: nobody says goodbye at such length. */
const LONGEST = 200;

/**
 * Whether a text is nothing but thanks, consent or a farewell, so that it needs no answer. Any other word, a digit or a
 * question mark means that it may need one. `agents`: the names of those who may be thanked.
 */
export function isClosing(text: string, agents: readonly string[] = []): boolean {
  if (text.length > LONGEST || QUESTION.test(text)) return false;
  const bare = text.replace(MODIFIERS, "");
  const said = bare.replace(EMOJI, " ");
  const words = plainForm(said.replace(SMILEY, " ")).replace(PUNCTUATION, " ").trim();
  const rest = words === "" ? [] : withoutPhrases(words.split(" "));
  const names = rest.length === 0 ? [] : agents.flatMap((agent) => plainForm(agent).split(/[^\p{L}\p{N}]+/u));
  return (
    rest.every((word) => NEUTRAL.includes(word) || names.includes(word)) && (said !== bare || rest.join(" ") !== words)
  );
}

/** Nothing that says what the customer wanted: a closing, or only signs such as "??". */
export function isFiller(text: string, agents: readonly string[] = []): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || isClosing(text, agents);
}

interface Phrases {
  readonly all: ReadonlySet<string>;
  /** In words. */
  readonly longest: number;
}

/** Made when first needed: a Worker's start should not wait for it. */
let known: Phrases | null = null;

function phrases(): Phrases {
  if (known !== null) return known;
  const all = new Set(PHRASES.flatMap((line) => line.split(", ")).flatMap(expanded));
  known = { all, longest: Math.max(...[...all].map((phrase) => phrase.split(" ").length)) };
  return known;
}

function expanded(phrase: string): readonly string[] {
  const part = /[A-Z]+/.exec(phrase)?.[0];
  if (part === undefined) return [phrase];
  return (PARTS[part] ?? "").split(", ").flatMap((word) => expanded(phrase.replace(part, word)));
}

/** The words that belong to no phrase. Phrases are taken from the left, each time the longest. */
function withoutPhrases(words: readonly string[]): readonly string[] {
  const { all, longest } = phrases();
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longest, words.length - at);
    while (length > 0 && !all.has(words.slice(at, at + length).join(" "))) length -= 1;
    if (length === 0) rest.push(words[at] ?? "");
    at += Math.max(1, length);
  }
  return rest;
}
