/** Who sends a target's e-mails, with what it takes to ask for it. Keys and passwords are secrets. */
export type Provider =
  | { readonly name: "cloudflare" }
  | { readonly name: "resend"; readonly key: string; readonly api: string }
  | { readonly name: "postmark"; readonly key: string; readonly api: string }
  | { readonly name: "mailgun"; readonly key: string; readonly domain: string; readonly api: string }
  | Ses
  | Smtp;

export interface Ses {
  readonly name: "ses";
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly api: string;
}

/** A mail server that accepts e-mail from its users. */
export interface Smtp {
  readonly name: "smtp";
  readonly host: string;
  readonly port: number;
  /** `optional`: only on this machine, where nobody reads along. */
  readonly tls: "implicit" | "starttls" | "optional";
  readonly login: { readonly user: string; readonly password: string } | null;
}

export type Over<Name extends Provider["name"]> = Extract<Provider, { name: Name }>;
