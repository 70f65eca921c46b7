import { plural } from "./units.ts";

/** What a body is no chat for. */
interface WrongBody {
  readonly field: string;
  readonly expected: string;
  readonly looksLike: string | null;
}

/** Why somebody does not get what they asked for. */
export const problem = {
  stranger: {
    heading: "Sign in to see this page",
    detail: (linkDays: number) =>
      linkDays > 0
        ? `Enter the token that you were given, or open the link in the alert that told you of the chat: it works for ${days(linkDays)}. Programs send a token as a Bearer token.`
        : "Enter the token that you were given: links in alerts are switched off here. Programs send a token as a Bearer token.",
  },
  accessOnly: {
    heading: "Sign in by Cloudflare Access",
    detail: (address: string, linkDays: number) =>
      `Cloudflare Access lets people in here, at ${address}.${linkDays > 0 ? ` The link in an alert opens without it, for ${days(linkDays)}.` : ""} Programs ask there, with the two headers of an Access service token beside their Bearer token.`,
    there:
      "That is this address, and no valid sign-in came along: open the page again. If you then see this once more, tell whoever runs this service that Access does not guard the address, or that ACCESS_TEAM_DOMAIN or ACCESS_AUD is another application's.",
    open: "Open the page there",
  },
  storedBody: {
    heading: "Sign in to see the body as it is stored",
    detail:
      "A link shows the chat as a page, and with .txt, .md, .csv and .meta.json, its card and account numbers masked. For the body as VCC Live sent it, enter the token that you were given. Programs send a token as a Bearer token.",
  },
  wrongToken: {
    heading: "That token is wrong",
    detail: "Copy it whole, or ask whoever runs this service for it: it may have been replaced.",
  },
  wrongName: {
    heading: "Your name is missing",
    detail:
      "Write what your colleagues call you: 1 to 60 characters that can be seen, and not the name of a token. You are not signed in yet.",
  },
  tooManyAttempts: {
    heading: "Too many attempts",
    detail: "Wait a minute, then try again.",
  },
  insecure: {
    heading: "Not over this connection",
    detail:
      "Use this address with https://: over http everybody on the way can read what is sent. Replace a token or secret that was sent like this.",
  },
  crossSite: {
    heading: "This came from another site",
    detail: "Only this service's own pages may change something in your name. Nothing was changed.",
  },
  adminsOnly: {
    heading: "This is for administrators",
    detail: "You are signed in as a supervisor, who sees and follows up. Nothing was changed.",
  },
  expiredLink: {
    heading: "This link has expired",
    detail: (linkDays: number) =>
      linkDays > 0
        ? `A link in an alert works for ${days(linkDays)}. Sign in, or open one from a newer alert.`
        : "Links in alerts have been switched off. Sign in to see this page.",
  },
  revokedLink: {
    heading: "This link has been revoked",
    detail: (): string =>
      "An administrator revoked all links that had been sent until then. Sign in, or open one from a newer alert.",
  },
  wrongSecret: {
    heading: "The secret key is wrong",
    detail: "The webhook's URL must end in ?secret-key= and the value of VCC_SECRET_KEY.",
  },
  wrongSignature: {
    heading: "The signature is wrong",
    detail: (setting: string) =>
      `Check that ${setting} is what the mail provider shows for this webhook. A request that is too old, or that came before, is not accepted either.`,
  },
  wrongAddress: {
    heading: "This address may not send chats",
    detail: "The secret key is right, but the sender's IP address is not in VCC_ALLOWED_IPS: add it there.",
  },
  misconfigured: {
    heading: "This service is not set up yet",
    detail: "Its settings are wrong: /healthz names every mistake to whoever holds the admin token.",
  },
  notFound: {
    heading: "There is nothing here",
    detail: "The address may be mistyped, or what was here has been erased.",
  },
  unknownTarget: (right: string) => `The settings name no such target; ${right}`,
  sentAlready: {
    heading: "This was delivered",
    detail: "Only what was not delivered is sent again: nobody should be told twice.",
  },
  toldToNobody: {
    heading: "This is for nobody",
    detail: "A rule says that nobody hears of this chat, so there is no target to tell.",
  },
  wrongQuery: {
    heading: "We couldn’t use that filter",
    detail: (parameter: string, problem: string) => `The parameter "${parameter}" ${problem}`,
  },
  wrongMethod: {
    heading: "This method is not supported",
    detail: (allow: readonly string[]) => `This address answers ${allow.join(", ")} only.`,
    webhook:
      "VCC Live must send this webhook as POST or PUT: choose one of them as the request method in the webhook's settings.",
  },
  formOnly: {
    heading: "Nothing was done",
    detail: (allow: readonly string[]) =>
      `A button leads to this address. If you had to sign in when you pressed it, go back to its page and press it again: nothing was changed. The address answers ${allow.join(", ")} only.`,
  },
  tooLarge: {
    heading: "Too large",
    detail: (limit: number) => `A body may have at most ${limit} bytes.`,
  },
  unreadable: {
    heading: "This is not a closed chat",
    detail: ({ field, expected, looksLike }: WrongBody) =>
      `${field}: expected ${expected}.${looksLike === null ? "" : ` This looks like VCC Live's ${looksLike} webhook: only the chat webhook belongs here. ${elsewhere(looksLike)}`}`,
    elsewhere,
    login: {
      heading: "Agents cannot log in",
      detail: (webhook: string, field: string, expected: string) =>
        `Agents cannot log in while this is configured. This looks like VCC Live's ${webhook} webhook: VCC Live asks it before each login, and this service does not answer that. Delete it in VCC Live's webhook settings, global and of the project, or give it the URL of the system that decides who may log in. Only the chat webhook belongs here (${field}: expected ${expected}).`,
    },
    notKept: "It was not kept: too much came today that could not be read.",
  },
  plainBody: {
    heading: "This body is not encrypted",
    detail:
      "It came in plain, and VCC_REQUIRE_ENCRYPTION is true: switch encryption on in the webhook's settings in VCC Live, with the key of VCC_ENCRYPTION_KEY.",
  },
  unavailable: {
    heading: "Not available just now",
    detail: (seconds: number) => `Nothing was changed. Try again in ${seconds} seconds.`,
  },
};

/** What is to be done about another webhook that has this service's URL. */
function elsewhere(webhook: string): string {
  return `In VCC Live's webhook settings, global and of the project, give the ${webhook} webhook another URL, or delete it.`;
}

function days(count: number): string {
  return plural(count, { one: "1 day", other: `${count} days` });
}
