/** A page on which one of these ran says so by a dialog, on its console, or in `window.planted`. */
const RUN = "window.planted=1;console.error('planted');alert(1)";
export const ELSEWHERE = "https://elsewhere.test";

/** What would act if it were taken for markup, a link or a formula. */
export const PLANTED: readonly string[] = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</style></title></textarea></pre><img src=x onerror="${RUN}">`,
  `"><svg onload="${RUN}">`,
  `' autofocus tabindex=1 onfocus='${RUN}' x='`,
  `<img src="${ELSEWHERE}/image.png"><link rel=stylesheet href="${ELSEWHERE}/a.css"><iframe src="${ELSEWHERE}"></iframe>`,
  `<meta http-equiv=refresh content="0;url=${ELSEWHERE}"><base href="${ELSEWHERE}">`,
  `<style>*{background:url(${ELSEWHERE}/a.png)}</style><div style="background:url(${ELSEWHERE}/b.png)">`,
  `<form action="${ELSEWHERE}"><button autofocus>Next</button></form><a href="javascript:${RUN}">x</a>`,
  `<details open ontoggle="${RUN}"><template><script>${RUN}</script></template>`,
  `&lt;script&gt;${RUN}&lt;/script&gt; &#60;b&#62; <!-- --> ]]> <![CDATA[`,
  `javascript:${RUN}`,
  `=HYPERLINK("${ELSEWHERE}","x") @SUM(1+1) +1 -1`,
  `${ELSEWHERE}/ //elsewhere.test mailto:x@elsewhere.test?bcc=y`,
  `<!channel> <@U1> *b* [x](${ELSEWHERE}) ![x](${ELSEWHERE}/c.png)`,
  `\u202Egnp.exe \u2066\u2067 \u200B\u0000\u0007\u001B[31m \uD800 \uFFFE`,
  "Wwwwwwwwww".repeat(40),
  `${"\u0337\u0489".repeat(60)}Z`,
  "مرحبا، هل من أحد هنا؟ 👩‍👩‍👧‍👦🏳️‍🌈",
];

/** A missed chat of now that holds them wherever a text can stand. */
export function plantedChat(chatId: number, now: number) {
  const [script = "", , image = "", svg = "", attribute = "", outside = ""] = PLANTED;
  return {
    ...{ projectId: 130, chatId, contactId: 1220, disposition: "missed", isSpam: 0 },
    ...{ firstAgentName: image, lastAgentName: svg, firstQueueName: script, lastQueueName: `Chat ${image}` },
    ...{ platform: svg, slaStatus: outside, ipAddress: script, ticketId: attribute, entityId: image },
    conversation: PLANTED.flatMap((text, index) => [
      { from: index % 3 === 0 ? "Jane Smith" : text, date: isoBefore(now, PLANTED.length - index), message: text },
      { from: "Visitor", date: isoBefore(now, PLANTED.length - index), message: `${index}: ${text}` },
    ]),
    clientData: {
      name: `${image}${svg}`,
      phone1: `javascript:${RUN}`,
      phone2: `+36 1 234 5678"onclick="${RUN}`,
      contact1_email: `"><script>${RUN}</script>@elsewhere.test`,
      contact2_email: `javascript:${RUN}@elsewhere.test`,
      website: `javascript:${RUN}`,
      ...Object.fromEntries(PLANTED.map((text, index) => [`${index} ${text}`, text])),
    },
  };
}

/** What is no chat, and will be kept in quarantine. */
export const PLANTED_BODIES: readonly string[] = [
  JSON.stringify({ chatId: PLANTED[0], projectId: PLANTED[2], conversation: PLANTED }),
  `<!doctype html><title>${PLANTED[0]}</title>${PLANTED.slice(0, 12).join("\n")}`,
];

function isoBefore(now: number, minutes: number): string {
  return new Date(now - minutes * 60_000).toISOString();
}
