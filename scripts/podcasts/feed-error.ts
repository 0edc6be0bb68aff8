/** Why a feed gives no episodes, in words for a report. */
export class FeedError extends Error {
  /** @param message what a host said may be in it: signs that steer a terminal are taken out */
  constructor(message: string) {
    super(message.replace(/\p{Cc}/gu, ''));
  }
}
