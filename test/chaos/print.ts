import type { Verdict } from "./verdict.ts";

export function printed(
  { chats, answers, deliveries, told, twice, unexplained, lost }: Verdict,
  kills: number,
): string {
  const lines = [
    `${kills} kills under ${chats} chats: answered 200 ${answers[200]}, 503 ${answers[503]}, otherwise ${answers.other}, not at all ${answers.none}`,
    `${deliveries} deliveries, told ${told}, lost ${lost.length}, told twice ${twice.length}, of them unexplained ${unexplained.length}`,
    ...twice.map((why) => `  twice: ${why}`),
    ...lost.map((what) => `  LOST: ${what}`),
    ...unexplained.map((what) => `  UNEXPLAINED: ${what}`),
  ];
  return lines.join("\n");
}
