/** An e-mail before a provider sends it: every header and both texts are complete. The shape is that of Cloudflare's binding. */
export interface Mail {
  readonly from: string | { readonly name: string; readonly email: string };
  readonly to: string[];
  readonly subject: string;
  readonly text: string;
  /** Absent: plain text only. */
  readonly html?: string;
  /** Printable ASCII, one line each. */
  readonly headers: Record<string, string>;
}
