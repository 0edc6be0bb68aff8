/** A feed that cannot be fetched, parsed or saved. The message is a reason for the report. */
export class FeedError extends Error {
  /** @param message may quote a host: control characters, which steer a terminal, are removed */
  constructor(message: string) {
    super(message.replace(/\p{Cc}/gu, ''));
  }
}
