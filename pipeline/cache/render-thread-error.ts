/** A thread has ended while it rendered a file, as one does without memory. */
export class RenderThreadError extends Error {}
