/** How near to the roofline a measured figure is: the guard against figures that no machine of that kind can reach. */

/** Times without any loss: full peaks and bandwidth, no latency, no host, no link, every token to the same experts. */
const lossless = names => {
  const none = /latency|host|half-tokens|loss|spread|share|loop/;
  const free = {
    'matrix-per-watt': 1e30,
    'multiprocessor-bandwidth': 1e30,
    'expert-block-bandwidth': 1e30,
    'group-tokens': 1e9,
    'elementwise-bandwidth': 1e9,
    'link-bandwidth': 1e9,
    'link-small-bandwidth': 1e9,
  };
  return Object.fromEntries(names.map(name => [name, free[name] ?? (none.test(name) ? 1e-12 : 1)]));
};

/** Measured speed over the speed without any loss: above 1 is impossible, above 0.9 is not credible beside everything left out. */
export const rooflineShare = (model, { benchmark, name, measured }) => {
  const best = model.predictBenchmark(benchmark, lossless(model.coefficientNames))[name];
  return /_ms$/.test(name) ? best / measured : measured / best;
};

/** Figures above this share are not learned from, and their group is in doubt: its precision or its batch is not what the table says. */
export const credibleShare = 0.9;
