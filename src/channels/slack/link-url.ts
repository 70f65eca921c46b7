import { escaped } from "./mrkdwn.ts";

/** A cut URL does not work: one that is too long is left out. */
export function isValidLinkUrl(url: string, limit: number): boolean {
  return /^https?:\/\/\S+$/.test(url) && escaped(url).length <= limit;
}
