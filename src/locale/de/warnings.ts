import type { Words } from "../en/index.ts";

export const warnings: Words["warnings"] = {
  weak: (name) => `${name} ist zu kurz und lässt sich durch Probieren erraten. Behalten Sie es nicht länger als nötig.`,
  previous: (name) => `${name} ist noch gesetzt: Entfernen Sie es, sobald nichts mehr den alten Wert verwendet.`,
  triesUncounted:
    "Die Ratenbegrenzung SIGN_IN ist nicht eingebunden: Falsche Token werden nicht begrenzt. Übernehmen Sie [[ratelimits]] aus wrangler.toml, und stellen Sie den Dienst neu bereit.",
  shortRetention: ({ rules, hold, days, needed }) =>
    `RETENTION_DAYS ist ${days}, aber laut ${rules} kann die Benachrichtigung über einen Chat noch ${hold} nach seinem Eingang erfolgen: Dann ist er bereits abgelaufen. Erhöhen Sie RETENTION_DAYS auf mindestens ${needed}, oder verkürzen Sie die Schließzeit, die Eskalation oder die Erinnerung.`,
  mailWebhook: (provider, setting, path) =>
    `${provider}: Rückläufer und Beschwerden werden nicht empfangen, denn ${setting} ist nicht gesetzt. Lassen Sie den Anbieter sie an ${path} melden.`,
  aside: {
    unreadable: (id, target, since) =>
      `${id} für ${target} ist nicht lesbar und wird seit ${since} übergangen: Eine neuere Version hat es geschrieben, oder es ist beschädigt. Stellen Sie die neuere Version wieder bereit, oder prüfen Sie die Zeile in D1.`,
    refused: (id, target, since) =>
      `Die Datenbank hat es endgültig abgelehnt, die Nachricht ${id} an ${target} zu erfassen (${since}). Der Ausgang ihrer Zustellungen ist erfasst, die Versuche vielleicht nicht: Prüfen Sie die Zustellungen an ${target} aus dieser Zeit.`,
    other: (id, target, since, code) =>
      `${id} für ${target} ist seit ${since} zurückgestellt (${code}): Den Grund kennt eine neuere Version.`,
    more: "Es ist noch mehr zurückgestellt.",
  },
};
