import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/teams/render.ts";
import { cardFaults } from "../../standin/teams/adaptive-card.ts";
import { checkTeams } from "../../standin/teams/check.ts";
import { ONE_OF_EACH } from "../support/one-of-each.ts";

/** To be read in a review: https://adaptivecards.io/designer shows what is in `content`. */
describe("a message in Teams, of each kind and form,", () => {
  it.each(Object.entries(ONE_OF_EACH))("is as it was reviewed: %s", async (name, message) => {
    const body = render(message);
    expect(checkTeams(body)).toEqual([]);
    expect(cardFaults(JSON.parse(body).attachments[0].content)).toEqual([]);
    const reviewed = `../../fixtures/messages/teams/${name}.json`;
    await expect(`${JSON.stringify(JSON.parse(body), null, 2)}\n`).toMatchFileSnapshot(reviewed);
  });
});
