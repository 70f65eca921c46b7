import type { Words } from "./words.ts";

// No definite article stands before a name that comes in: "a" or "az" would depend on how the name is pronounced.
export const hu: Words = {
  tag: "hu",
  units: {
    day: (count) => `${count} nap`,
    hour: (count) => `${count} óra`,
    minute: (count) => `${count} perc`,
    second: (count) => `${count} mp`,
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
    disposition: "Kimenetel",
    slaStatus: "SLA-státusz",
    lastWords: "Az ügyfél utolsó szavai",

    chat: "Chat",
    ticket: "ticket",
    contact: "kapcsolat",
    entity: "entitás",
    openTranscript: "A beszélgetés megnyitása",
    noRule: "Erre a beszélgetésre egyik szabály sem illik, ezért az alapértelmezett címzett kapja.",
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

    unknownSla: "ismeretlen SLA-státusz",
    nameSla: (word) => `${word}: az SLA_BREACHED vagy az SLA_MET beállításba való.`,
    unknownDisposition: "ismeretlen kimenetel",
    noAlert: (word) => `${word}: nem riaszt, mert csak a lost és a missed riaszt.`,

    quiet: "nem érkezik beszélgetés",
    noChatSince: (moment) => `${moment} óta egy sem. Küldi még a VCC Live?`,

    databaseFull: "betelik az adatbázis",
    used: (percent, limit) => `${percent}% foglalt ebből: ${limit} MB. Ha betelik, egy beszélgetést sem fogadunk.`,

    toldOnce: "Mindegyikről egyszer szólunk; elutasított kérésekről egy nyugodt nap után újra.",
  },
};
