// Preloaded into the processes under test: a clock that is wrong by FAULTS_CLOCK_SKEW
// milliseconds, and on SIGUSR2 a line about memory and the event loop.
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const skew = Number(process.env.FAULTS_CLOCK_SKEW ?? 0);
if (skew !== 0) {
  const RealDate = Date;
  const wrongNow = () => RealDate.now() + skew;
  globalThis.Date = new Proxy(RealDate, {
    construct: (_date, values, target) =>
      Reflect.construct(RealDate, values.length === 0 ? [wrongNow()] : values, target),
    apply: () => new RealDate(wrongNow()).toString(),
    get: (_date, name) => (name === 'now' ? wrongNow : RealDate[name]),
  });
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const delays = monitorEventLoopDelay({ resolution: 10 });
delays.enable();

process.on('SIGUSR2', () => {
  const loop = { p99: delays.percentile(99) / 1e6, max: delays.max / 1e6 };
  collectGarbage();
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  delays.reset();
  process.stdout.write(`\nin-node ${JSON.stringify({ heap: heapUsed + external, rss, loop })}\n`);
});
