/** How Slack calls somebody, whatever they call themselves. */
export const SLACK_USER = /^[UW][A-Z\d]{1,30}$/;
