import type { Words } from "../../locale/locale.ts";

/** Only Cloudflare Access at `address` is accepted; `isThere`: the request was made at that address. */
export interface AccessOnly {
  readonly kind: "access-only";
  readonly why: "stranger" | "expired-link" | "revoked-link" | "stored-body";
  /** 0: links open nothing. */
  readonly linkDays: number;
  readonly address: string;
  readonly isThere: boolean;
  /** The page that is available there. */
  readonly path: string;
}

export function byAccess(
  { why, linkDays, address, isThere, path }: AccessOnly,
  { accessOnly, expiredLink, revokedLink, storedBody }: Words["problem"],
) {
  const elsewhere = { url: address + path, label: accessOnly.open };
  const there = isThere ? ` ${accessOnly.there}` : "";
  // A link holder need not be told about links.
  const how = accessOnly.detail(address, why === "stranger" ? linkDays : 0) + there;
  switch (why) {
    case "stranger":
      return { heading: accessOnly.heading, detail: how, elsewhere };
    case "expired-link":
      return { heading: expiredLink.heading, detail: `${expiredLink.detail(linkDays)} ${how}`, elsewhere };
    case "revoked-link":
      return { heading: revokedLink.heading, detail: `${revokedLink.detail()} ${how}`, elsewhere };
    case "stored-body":
      return { heading: storedBody.heading, detail: how, elsewhere };
  }
}
