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
};
