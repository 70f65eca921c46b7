import type { ProblemWords } from "./words-en.ts";

/** Nobody gets in but by Cloudflare Access, at `address`; `isThere`: they asked at it already. */
export interface AccessOnly {
  readonly kind: "access-only";
  readonly why: "stranger" | "expired-link" | "revoked-link";
  /** 0: links open nothing. */
  readonly linkDays: number;
  readonly address: string;
  readonly isThere: boolean;
  /** The page that may be had there. */
  readonly path: string;
}

export function byAccess(
  { why, linkDays, address, isThere, path }: AccessOnly,
  { accessOnly, expiredLink, revokedLink }: ProblemWords,
) {
  const elsewhere = { url: address + path, label: accessOnly.open };
  const there = isThere ? ` ${accessOnly.there}` : "";
  if (why === "stranger") {
    return { heading: accessOnly.heading, detail: accessOnly.detail(address, linkDays) + there, elsewhere };
  }
  const link = why === "expired-link" ? expiredLink : revokedLink;
  return {
    heading: link.heading,
    detail: `${link.detail(linkDays)} ${accessOnly.detail(address, 0)}${there}`,
    elsewhere,
  };
}
