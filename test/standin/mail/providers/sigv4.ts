/** AWS Signature Version 4, as its documentation describes it: to verify what somebody else's library has signed. */
export interface SignedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Signature {
  readonly keyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/;

export function readAuthorization(header: string): Signature | null {
  const [, keyId = "", date = "", region = "", service = "", names = "", signature] = AUTHORIZATION.exec(header) ?? [];
  return signature === undefined ? null : { keyId, date, region, service, signedHeaders: names.split(";"), signature };
}

/** The signature that a request must have. */
export async function signatureOf(
  { method, host, path, query = "", headers, body }: SignedRequest,
  { region, service, signedHeaders }: Pick<Signature, "region" | "service" | "signedHeaders">,
  secret: string,
): Promise<string> {
  const all: Readonly<Record<string, string>> = { ...headers, host };
  const stamp = all["x-amz-date"] ?? "";
  const lines = signedHeaders.map((name) => `${name}:${(all[name] ?? "").trim().replaceAll(/ +/g, " ")}\n`).join("");
  const canonical = [method, path, query, lines, signedHeaders.join(";"), await sha256(body)].join("\n");
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", stamp, scope, await sha256(canonical)].join("\n");
  let key: Uint8Array<ArrayBuffer> = bytes(`AWS4${secret}`);
  for (const part of [stamp.slice(0, 8), region, service, "aws4_request"]) key = await hmac(key, part);
  return hex(await hmac(key, toSign));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes(text)));
}

async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(text))));
}

function hex(all: Uint8Array): string {
  return Array.from(all, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
