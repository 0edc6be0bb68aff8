/** Why a feed gives no episodes, in words for a report. */
export class FeedError extends Error {}
