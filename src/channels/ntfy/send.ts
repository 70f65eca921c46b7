import type { Channel } from "../channel.ts";
import { classifyNtfy } from "./classify.ts";
import { render } from "./render.ts";
import type { NtfyOptions } from "./settings.ts";

/** A response repeats the whole message. */
const LONGEST_ANSWER = 20_000;

export const send: Channel<NtfyOptions>["send"] = async (message, { topic, token, api }, { post, now }) => {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  };
  const body = JSON.stringify(render(message, topic));
  const answer = await post({ url: `${api}/`, headers, body, most: LONGEST_ANSWER });
  return classifyNtfy(answer, message.replaces, now());
};
