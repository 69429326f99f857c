import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  update(done: number, total?: number): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere one line per tenth, so that logs stay readable. */
export function progress(what: string, total: number, unit: string): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar(
      { format: `${what} {bar} {percentage}% {value}/{total} ${unit}, nog {eta_formatted}` },
      Presets.shades_classic,
    );
    bar.start(total, 0);
    return {
      update: (done, of) => {
        if (of !== undefined) bar.setTotal(of);
        bar.update(done);
      },
      stop: () => bar.stop(),
    };
  }
  let shown = -1;
  let whole = total;
  return {
    update: (done, of) => {
      whole = of ?? whole;
      const tenth = whole === 0 ? 10 : Math.floor((done / whole) * 10);
      if (tenth === shown) return;
      shown = tenth;
      process.stderr.write(`${what} ${tenth * 10}% (${done} ${unit})\n`);
    },
    stop: () => undefined,
  };
}
