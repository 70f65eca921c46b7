/** A message by which somebody sees whether a target hears. */
export const testMessage = {
  title: "Test message: all is well",
  summary: (target: string) => `Test message for the target ${target}: all is well, and there is nothing to do.`,
  target: "Target",
  sent: "Sent",
  why: "This is about no chat: somebody asked whether alerts reach this target.",
};
