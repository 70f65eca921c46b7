import { mailgun } from "./mailgun.ts";
import { postmark } from "./postmark.ts";
import { resend } from "./resend.ts";
import type { ServiceRequest, Verdict } from "./service.ts";
import { type SesKeys, ses } from "./ses.ts";

export const SERVICES = ["resend", "postmark", "mailgun", "ses"] as const;
export type Service = (typeof SERVICES)[number];

export interface MailServices {
  /** `name` of "/resend/emails" is the service; the rest is its own path. */
  answer(request: ServiceRequest & { readonly host: string }): Promise<Verdict>;
  /** What was accepted, and by whom. */
  readonly mails: readonly { readonly service: Service; readonly mail: EmailMessageBuilder }[];
}

export interface ServiceKeys {
  readonly key: string;
  readonly ses: SesKeys;
}

/** All four services at one address, each under its own name. They refuse what the real ones refuse. */
export function createMailServices({ key, ses: sesKeys }: ServiceKeys): MailServices {
  const mails: { service: Service; mail: EmailMessageBuilder }[] = [];

  async function judge(service: Service, request: ServiceRequest, host: string): Promise<Verdict> {
    switch (service) {
      case "resend":
        return resend(request, key);
      case "postmark":
        return postmark(request, key);
      case "mailgun":
        return mailgun(request, key);
      case "ses":
        return ses(request, host, sesKeys);
    }
  }

  return {
    mails,
    async answer({ host, ...request }) {
      const [, name, path = "/"] = /^\/([a-z]+)(\/.*)$/.exec(request.path) ?? [];
      const service = SERVICES.find((one) => one === name);
      if (service === undefined) return { status: 404, body: {}, faults: ["no such service"], mail: null };
      // SES signs the path as it was asked for.
      const verdict = await judge(service, { ...request, path: service === "ses" ? request.path : path }, host);
      if (verdict.mail !== null) mails.push({ service, mail: verdict.mail });
      return verdict;
    },
  };
}
