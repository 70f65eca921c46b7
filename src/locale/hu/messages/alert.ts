import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const alert: Words["alert"] = {
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
  customerUnrecognised: (customer) => `${customer} nem ismerhető fel a beszélgetés résztvevői között`,
  thoughAnswered: (who, waited) =>
    `pedig ${who ?? "egy ügyintéző"} ${waited === null ? "" : `${waited} után `}válaszolt`,
  customerIs: { guessed: "az ügyfél csak feltételezett", unrecognised: "az ügyfél nem ismerhető fel a beszélgetésben" },
  inQueue: (queue) => `sor: ${queue}`,
  closedAgo: (age) => `${age} zárult le`,
  receivedAgo: (age) => `${age} érkezett`,
  cameInLate: "késve érkezett",
  cameInLateBy: (late) => `${late} késéssel érkezett`,

  visitor: "Látogató",
  customer: "Ügyfél",
  writtenNumbers: "A chatben írt telefonszám",
  queue: "Sor",
  agents: (count) => plural(count, { one: "Ügyintéző", other: "Ügyintézők" }),
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
  lastWordsGuessed: "Utolsó szavak, valószínűleg az ügyféltől",

  chat: "Chat",
  ticket: "ticket",
  contact: "kontaktazonosító",
  entity: "ügyfél-azonosító",
  openTranscript: "A beszélgetés megnyitása",
  noRule: "Erre a beszélgetésre egyik szabály sem illik, ezért az alapértelmezett címzett kapja.",
  meantFor: (target) => `Eredeti címzettjét nem sikerült értesíteni: ${target}.`,
};
