/** What stands around every page of somebody who is signed in. */
export const frame = {
  places: {
    inbox: "Inbox",
    chats: "Chats",
    statistics: "Statistics",
    deliveries: "Deliveries",
    quarantine: "Quarantine",
    audit: "Audit",
    sessions: "Sessions",
    settings: "Settings",
    account: "Account",
  },
  navigation: "Pages",
  skip: "Skip to the content",
};
