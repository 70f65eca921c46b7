/** One POST, and its answer as a value. */
export type Post = (request: PostRequest) => Promise<Answer>;

export interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `silent`: no answer came, so the other side may or may not have acted. */
export type Answer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly retryAfter: string | null;
      /** The beginning of the body, at most 1,000 characters. */
      readonly text: string;
    }
  | { readonly kind: "silent"; readonly note: string };
