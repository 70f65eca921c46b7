import type { Words } from "../en/index.ts";

// What would be right in a query or a body comes in in English: it names parameters and fields, for engineers.
export const problem: Words["problem"] = {
  stranger: {
    heading: "Az oldal megtekintéséhez be kell jelentkezni",
    detail: (linkDays) =>
      linkDays > 0
        ? `Adja meg a kapott tokent, vagy nyissa meg a beszélgetésről szóló riasztásban lévő linket: ez ${linkDays} napig működik. Programok Bearer tokenként küldik a tokent.`
        : "Adja meg a kapott tokent: a riasztásokban itt nincsenek linkek. Programok Bearer tokenként küldik a tokent.",
  },
  accessOnly: {
    heading: "Bejelentkezés a Cloudflare Accessen keresztül",
    detail: (address, linkDays) =>
      `Ide a Cloudflare Access enged be, ezen a címen: ${address}.${linkDays > 0 ? ` A riasztásban lévő link enélkül is megnyílik, ${linkDays} napig.` : ""} Programok oda küldik a kérést, egy Access service token két fejlécével és a Bearer tokenjükkel együtt.`,
    there:
      "Ez az a cím, de a kéréssel nem jött érvényes bejelentkezés: nyissa meg újra az oldalt. Ha ismét ezt látja, szóljon a szolgáltatás üzemeltetőjének: az Access nem ezt a címet védi, vagy az ACCESS_TEAM_DOMAIN, illetve az ACCESS_AUD egy másik alkalmazásé.",
    open: "Az oldal megnyitása ott",
  },
  storedBody: {
    heading: "Az eredeti adatok megtekintéséhez be kell jelentkezni",
    detail:
      "A link a beszélgetést oldalként, valamint .txt, .md, .csv és .meta.json formában mutatja, kitakart kártya- és számlaszámokkal. A VCC Live által küldött eredeti adatokhoz adja meg a kapott tokent. Programok Bearer tokenként küldik a tokent.",
  },
  wrongToken: {
    heading: "Hibás token",
    detail: "Másolja be a teljes tokent, vagy kérje el a szolgáltatás üzemeltetőjétől: lehet, hogy lecserélték.",
  },
  wrongName: {
    heading: "Hiányzik az Ön neve",
    detail:
      "Írja be, hogyan szólítják a munkatársai: 1–60 látható karakter, és nem egy token neve. Még nincs bejelentkezve.",
  },
  tooManyAttempts: {
    heading: "Túl sok próbálkozás",
    detail: "Várjon egy percet, majd próbálja újra.",
  },
  insecure: {
    heading: "Ezen a kapcsolaton nem lehet",
    detail:
      "https:// kezdettel használja ezt a címet: http-n útközben bárki elolvashatja, amit küldenek. Az így elküldött tokent vagy titkot cserélje le.",
  },
  crossSite: {
    heading: "Ez a kérés egy másik oldalról jött",
    detail: "Az Ön nevében csak a szolgáltatás saját oldalai módosíthatnak bármit. Semmi sem változott.",
  },
  adminsOnly: {
    heading: "Ehhez adminisztrátori jog kell",
    detail: "Ön csoportvezetőként jelentkezett be: mindent láthat és kezelhet. Semmi sem változott.",
  },
  expiredLink: {
    heading: "Ez a link lejárt",
    detail: (linkDays) =>
      linkDays > 0
        ? `A riasztásokban lévő linkek ${linkDays} napig működnek. Jelentkezzen be, vagy nyisson meg egyet egy újabb riasztásból.`
        : "A riasztásokban lévő linkeket kikapcsolták. Az oldal megtekintéséhez jelentkezzen be.",
  },
  revokedLink: {
    heading: "Ezt a linket visszavonták",
    detail: () =>
      "Egy adminisztrátor visszavonta az addig elküldött linkeket. Jelentkezzen be, vagy nyisson meg egyet egy újabb riasztásból.",
  },
  wrongSecret: {
    heading: "Hibás titkos kulcs",
    detail: "A webhook címének végén ?secret-key= és a VCC_SECRET_KEY értéke álljon.",
  },
  wrongSignature: {
    heading: "Hibás aláírás",
    detail: (setting) =>
      `Nézze meg, hogy a(z) ${setting} az-e, amit az e-mail-szolgáltató ehhez a webhookhoz mutat. Túl régi vagy már elfogadott kérést sem fogadunk el.`,
  },
  wrongAddress: {
    heading: "Erről a címről nem küldhető beszélgetés",
    detail: "A titkos kulcs jó, de a küldő IP-címe nincs a VCC_ALLOWED_IPS listán: oda kell felvenni.",
  },
  misconfigured: {
    heading: "A szolgáltatás még nincs beállítva",
    detail: "Hibásak a beállításai: az admin token birtokosának a /healthz minden hibát felsorol.",
  },
  notFound: {
    heading: "Itt nincs semmi",
    detail: "Lehet, hogy elírás van a címben, vagy törölték, ami itt volt.",
  },
  unknownTarget: (right) => `A beállításokban nincs ilyen címzett; ${right}`,
  sentAlready: {
    heading: "Ez már megérkezett",
    detail: "Csak az küldhető újra, ami nem érkezett meg: senki se kapja meg kétszer.",
  },
  toldToNobody: {
    heading: "Ez senkinek sem szól",
    detail: "Egy szabály szerint erről a beszélgetésről senki sem kap értesítést, így nincs címzettje.",
  },
  wrongQuery: {
    heading: "Ez a szűrő nem használható",
    detail: (parameter, problem) => `Hibás paraméter: "${parameter}" ${problem}`,
  },
  wrongMethod: {
    heading: "Ez a metódus itt nem használható",
    detail: (allow) => `Ez a cím csak ezekre válaszol: ${allow.join(", ")}.`,
    webhook:
      "A VCC Live POST vagy PUT metódussal küldje ezt a webhookot: a webhook beállításaiban ezek egyikét kell választani.",
  },
  formOnly: {
    heading: "Semmi sem történt",
    detail: (allow) =>
      `Erre a címre egy gomb vezet. Ha a megnyomásakor be kellett jelentkeznie, menjen vissza az oldalára, és nyomja meg újra: semmi sem változott. A cím csak ezekre válaszol: ${allow.join(", ")}.`,
  },
  tooLarge: {
    heading: "Túl nagy",
    detail: (limit) => `Legfeljebb ${limit} bájt lehet.`,
  },
  unreadable: {
    heading: "Ez nem lezárt beszélgetés",
    detail: ({ field, expected, looksLike }) =>
      `Hibás mező: ${field}; helyesen: ${expected}.${looksLike === null ? "" : ` Ez a VCC Live egy másik webhookjára hasonlít (${looksLike}): ide csak a chat webhook való. ${elsewhere(looksLike)}`}`,
    elsewhere,
    login: {
      heading: "Az ügyintézők nem tudnak bejelentkezni",
      detail: (webhook, field, expected) =>
        `Az ügyintézők nem tudnak bejelentkezni, amíg ez így van beállítva. Ez a VCC Live ${webhook} webhookjára hasonlít: a VCC Live ezt minden bejelentkezés előtt megkérdezi, ez a szolgáltatás pedig nem válaszol rá. Törölje a VCC Live webhook-beállításaiban, a globálisakban és a projektéiben is, vagy adja meg benne annak a rendszernek a címét, amely a bejelentkezésről dönt. Ide csak a chat webhook való (hibás mező: ${field}; helyesen: ${expected}).`,
    },
    notKept: "Nem őriztük meg: ma már túl sok olvashatatlan üzenet érkezett.",
  },
  plainBody: {
    heading: "Ez az üzenet nincs titkosítva",
    detail:
      "Titkosítatlanul érkezett, de VCC_REQUIRE_ENCRYPTION értéke true: a webhook VCC Live-beli beállításaiban be kell kapcsolni a titkosítást, a VCC_ENCRYPTION_KEY kulcsával.",
  },
  unavailable: {
    heading: "Most nem érhető el",
    detail: (seconds) => `Semmi sem változott. Próbálja újra ${seconds} másodperc múlva.`,
  },
};

/** What is to be done about another webhook that has this service's URL. */
function elsewhere(webhook: string): string {
  return `A VCC Live webhook-beállításaiban, a globálisakban és a projektéiben is, adjon meg másik címet ennél a webhooknál: ${webhook}, vagy törölje.`;
}
