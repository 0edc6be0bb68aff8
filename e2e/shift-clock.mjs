// Lets the clock of a process go ahead, by DAYS_AHEAD.
const ahead = Number(process.env.DAYS_AHEAD ?? 0) * 24 * 60 * 60 * 1000;
const Clock = globalThis.Date;

if (ahead > 0) {
  globalThis.Date = new Proxy(Clock, {
    construct: (_target, args, newTarget) =>
      Reflect.construct(Clock, args.length > 0 ? args : [Clock.now() + ahead], newTarget),
    get: (target, name, receiver) =>
      name === 'now' ? () => Clock.now() + ahead : Reflect.get(target, name, receiver),
  });
}
