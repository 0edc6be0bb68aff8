// Ports that nobody else is likely to hold. What the configuration chooses, workers and servers inherit.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
const first = Number(process.env.E2E_PORT);

/** The ports of a test run. */
export const ports = {
  node: first,
  edge: first + 1,
  development: first + 2,
  counted: first + 3,
  delivered: first + 4,
  fileHost: first + 5,
  services: first + 6,
};
