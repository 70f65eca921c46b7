export { SLACK_USER } from "../alerts/slack-user.ts";
