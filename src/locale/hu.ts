import { followUp } from "./hu-follow-up.ts";
import type { Words } from "./words.ts";

// No definite article stands before a name that comes in: "a" or "az" would depend on how the name is pronounced.
export const hu: Words = {
  ...followUp,
  tag: "hu",
  units: {
    day: (count) => `${count} nap`,
    hour: (count) => `${count} óra`,
    minute: (count) => `${count} perc`,
    second: (count) => `${count} mp`,
  },
  ago: {
    day: (count) => `${count} napja`,
    hour: (count) => `${count} órája`,
    minute: (count) => `${count} perce`,
    second: (count) => `${count} másodperce`,
  },
  alert: {
    lost: "Elveszett chat",
    missed: "Nem fogadott chat",
    answeredTooLate: "Késői válasz",
    slaBreached: "SLA-sértés",

    waited: (duration) => `${duration} várakozás`,
    neverAnswered: "nem kapott választ",

    customerAnswered: (customer, waited) =>
      waited ? `${customer} ${waited} várakozás után kapott először választ` : `${customer} kapott választ`,
    customerNotAnswered: (customer, waited) =>
      waited ? `${customer} ${waited} várakozás után sem kapott választ` : `${customer} nem kapott választ`,
    customerSilent: (customer) => `${customer} nem írt üzenetet`,
    inQueue: (queue) => `sor: ${queue}`,
    closedAgo: (age) => `${age} zárult le`,
    receivedAgo: (age) => `${age} érkezett`,
    cameInLate: "késve érkezett",
    cameInLateBy: (late) => `${late} késéssel érkezett`,

    visitor: "Látogató",
    customer: "Ügyfél",
    queue: "Sor",
    agent: "Ügyintéző",
    agents: "Ügyintézők",
    platform: "Platform",
    wait: "Várakozás",
    unanswered: "Megválaszolatlan a végén",
    messages: (_count, shown) => `${shown} üzenet`,
    closed: "Lezárva",
    received: "Beérkezett",
    late: "Késve érkezett",
    lateBy: (late) => `a lezárás és a beérkezés között ${late} telt el`,
    disposition: "Kimenetel",
    slaStatus: "SLA-státusz",
    lastWords: "Az ügyfél utolsó szavai",

    chat: "Chat",
    ticket: "ticket",
    contact: "kapcsolat",
    entity: "entitás",
    openTranscript: "A beszélgetés megnyitása",
    noRule: "Erre a beszélgetésre egyik szabály sem illik, ezért az alapértelmezett címzett kapja.",
    meantFor: (target) => `Eredeti címzettjét nem sikerült értesíteni: ${target}.`,
  },
  several: {
    reasons: {
      lost: {
        label: "Elveszett",
        counted: (shown) => `${shown} elveszett`,
        chats: (_count, shown) => `${shown} elveszett chat`,
      },
      missed: {
        label: "Nem fogadott",
        counted: (shown) => `${shown} nem fogadott`,
        chats: (_count, shown) => `${shown} nem fogadott chat`,
      },
      "sla-breached": {
        label: "SLA-sértés",
        counted: (shown) => `${shown} SLA-sértő`,
        chats: (_count, shown) => `${shown} SLA-sértő chat`,
      },
    },
    chats: (_count, shown) => `${shown} chat`,
    needCallBack: (_count, chats) => `${chats} visszahívásra vár`,
    needAttention: (_count, chats) => `${chats} figyelmet kér`,

    oldestAgo: (count, age) => (count === 1 ? `${age} érkezett` : `a legrégebbi ${age} érkezett`),
    allInQueue: (queue, listed) => `${listed ? `a felsorolt ${listed} ` : ""}mind ebben a sorban van: ${queue}`,
    hitMost: (count, queues, listed) => {
      const where = `${count === 1 ? "ebben a sorban" : "ezekben a sorokban"} van: ${queues}`;
      return listed ? `a felsorolt ${listed} közül a legtöbb ${where}` : `a legtöbb ${where}`;
    },
    behindLink: (count) => (count === 1 ? "a linken megnyitható" : "a linken mind megnyitható"),
    onRecord: (count) => (count === 1 ? "itt található: /deliveries.json" : "mind itt található: /deliveries.json"),

    oldest: (count) => (count === 1 ? "Beérkezése" : "A legrégebbi érkezése"),
    openAll: (count, shown) => (count === 1 ? "Megnyitás" : `Mind megnyitása (${shown})`),
    moreBehindLink: (_count, shown) => `További ${shown} chat a linken érhető el.`,
    moreOnRecord: (_count, shown) =>
      `További ${shown} chat itt található: /deliveries.json. A PUBLIC_URL megadása után itt link áll majd.`,
    noRule: "Van köztük olyan, amelyre egyik szabály sem illik: azt az alapértelmezett címzett kapja.",
    meantFor: (targets) => `Van köztük olyan, amelynek eredeti címzettjét nem sikerült értesíteni: ${targets}.`,
  },
  outage: {
    title: (target) => `A címzett nem működik: ${target}`,
    summary: (target, since, reason, kept) => `${target}: ez a címzett ${since} óta nem működik (${reason}); ${kept}.`,
    keeps: (count, shown) => {
      if (count === 0) return "még egy értesítés sem várakozik, és ami érkezik, összevonva kimegy, amint újra működik";
      if (count === 1) return `${shown} értesítés várakozik, és kimegy, amint újra működik`;
      return `${shown} értesítés várakozik, és összevonva kimegy, amint újra működik`;
    },
    target: "Címzett",
    since: "Mióta nem működik",
    reason: "Oka",
    kept: "Várakozó értesítések",
    whatToDo: "Teendő",
    mend: (test, on) => `A hiba elhárítása után tesztüzenet küldése (${test}) vagy a címzett visszakapcsolása (${on}).`,
    openKept: "Az értesítések megnyitása",
    toldOnce: "Erről egyszer szólunk; a nem működő címzetteket a /healthz sorolja fel.",
  },
  test: {
    title: "Tesztüzenet: minden rendben",
    summary: (target) => `Tesztüzenet, minden rendben, nincs teendő. Címzett: ${target}.`,
    target: "Címzett",
    sent: "Elküldve",
    why: "Ez nem egy beszélgetésről szól: valaki kipróbálta, hogy a riasztások elérik-e ezt a címzettet.",
  },
  watch: {
    title: (count, shown) => (count === 1 ? "Egy dolog figyelmet kér" : `${shown} dolog figyelmet kér`),
    summary: (labels) => `A chatriasztások figyelmet kérnek: ${labels}.`,

    insecure: {
      label: "webhookhívások http-n",
      advice:
        "Elutasítottuk őket, és a titkot útközben bárki elolvashatta. A VCC Live-ban https:// kezdetű címet adjon meg, majd cserélje le a VCC_SECRET_KEY értékét.",
    },
    wrongSecret: {
      label: "kérések rossz titokkal",
      advice: "Csak az egyik oldalon cserélték le a VCC_SECRET_KEY értékét?",
    },
    wrongAddress: {
      label: "kérések nem engedélyezett címről",
      advice: "A titkuk jó: hiányzik egy cím a VCC_ALLOWED_IPS listáról?",
    },
    wrongMethod: {
      label: "kérések rossz metódussal",
      advice: "A titkuk jó: a VCC Live beállításaiban POST legyen a metódus.",
    },
    tooLarge: {
      label: "túl nagy kérések",
      advice: "A titkuk jó, de 10 MB fölött nem fogadunk beszélgetést: a VCC Live-ban megvan.",
    },
    requests: (_count, shown, since) => `${shown} kérés, az első: ${since}.`,

    quarantined: "beszélgetésként nem olvasható üzenetek",
    bodies: (_count, shown, problem) => `${shown} karanténban: ${problem}`,
    guessing: {
      label: "hibás tokenek",
      advice:
        "Lehet, hogy valaki tokent próbál kitalálni, vagy egy program még egy régit használ. Hogy honnan jöttek, a napló mutatja.",
    },
    tries: (_count, shown, since) => `${shown} hibás tokent próbáltak, az elsőt: ${since}.`,

    quarantineFull: {
      label: "meg nem őrzött üzenetek",
      advice: "Annyi érkezett, hogy a karantén UTC szerint éjfélig nem fogad újat: ott látható, mi a hiba.",
    },
    notKept: (_count, shown, since) => `${shown} üzenetet nem őriztünk meg, az első: ${since}.`,

    unknownSla: "ismeretlen SLA-státusz",
    nameSla: (word) => `${word}: az SLA_BREACHED vagy az SLA_MET beállításba való.`,
    unknownDisposition: "ismeretlen kimenetel",
    noAlert: (word) => `${word}: nem riaszt, mert csak a lost és a missed riaszt.`,

    shared: "sok látogató közös azonosítója",
    sharedContact: (id) =>
      `Kapcsolat ${id}: megválaszolt beszélgetés nem zárja le a riasztásaikat, ezt kézzel kell. A VCC Live vagy a weboldal küldjön látogatónként külön azonosítót.`,
    sharedEntity: (id) =>
      `Entitás ${id}: megválaszolt beszélgetés nem zárja le a riasztásaikat, ezt kézzel kell. A VCC Live vagy a weboldal küldjön látogatónként külön azonosítót.`,

    quiet: "nem érkezik beszélgetés",
    noChatSince: (moment) => `${moment} óta egy sem. Küldi még a VCC Live?`,

    databaseFull: "betelik az adatbázis",
    used: (percent, limit) => `${percent}% foglalt ebből: ${limit} MB. Ha betelik, egy beszélgetést sem fogadunk.`,

    toldOnce:
      "Mindegyikről egyszer szólunk; elutasított kérésekről, hibás tokenekről és meg nem őrzött üzenetekről egy nyugodt nap után újra.",
  },
};
