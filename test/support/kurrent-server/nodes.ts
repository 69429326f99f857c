import { KurrentServer, type KurrentOptions } from './kurrent-server.js';

/** A cluster of nodes that share a log: which lead and live is told by who tests, as an election and a kill would. */
export class KurrentNodes {
  private constructor(readonly nodes: readonly KurrentServer[]) {}

  /** The first leads. */
  static async start(count = 3, options: KurrentOptions = {}): Promise<KurrentNodes> {
    const first = await KurrentServer.start(options);
    const { ledger, faults } = first;
    const nodes = [first];
    while (nodes.length < count) nodes.push(await KurrentServer.start({ ...options, ledger, faults }));
    for (const node of nodes) node.members = nodes;
    const cluster = new KurrentNodes(nodes);
    cluster.elect(0);
    return cluster;
  }

  /** The hosts of a connection string. */
  get hosts(): string {
    return this.nodes.map(({ port }) => `127.0.0.1:${port}`).join();
  }

  get ledger(): KurrentServer['ledger'] {
    const [first] = this.nodes;
    if (first === undefined) throw new Error('no nodes');
    return first.ledger;
  }

  /** Of this number; those that were found to be dead stay so. */
  elect(leader: number): void {
    const leads = this.nodes[leader];
    for (const node of this.nodes) {
      node.leader = node === leads ? undefined : leads;
      node.isReady = true;
      if (node.said.isAlive !== false) node.said = {};
    }
    this.ledger.wake();
  }

  /** Nobody leads, everybody is busy with that, and those that are dead are known to be. */
  beginElection(dead: readonly number[] = []): void {
    for (const [index, node] of this.nodes.entries()) {
      node.isReady = false;
      node.said = dead.includes(index)
        ? { state: 'LEADER', isAlive: false }
        : { state: 'UNKNOWN', isAlive: true };
    }
    this.ledger.wake();
  }

  get leader(): number {
    return this.nodes.findIndex(({ leader }) => leader === undefined);
  }

  /** Killed: where it led the next one does, once the others have found out. */
  kill(index: number): void {
    this.nodes[index]?.stop();
    if (this.leader !== index) return;
    this.beginElection([index]);
    this.elect((index + 1) % this.nodes.length);
  }

  /** As a follower. */
  async start(index: number): Promise<void> {
    const node = this.nodes[index];
    await node?.restart();
    if (node) node.said = {};
  }

  /** Takes connections and answers nothing; where it led the next one does. */
  freeze(index: number): void {
    this.nodes[index]?.door?.freeze();
    if (this.leader === index) this.elect((index + 1) % this.nodes.length);
  }

  thaw(index: number): void {
    this.nodes[index]?.door?.thaw();
  }

  /** Resolves once the others have been asked so often for the members. */
  gossiped(times: number): Promise<void> {
    return new Promise((resolve) => {
      let left = times;
      for (const node of this.nodes)
        node.asked = () => {
          left -= 1;
          if (left <= 0) resolve();
        };
    });
  }

  stop(): void {
    for (const node of this.nodes) node.stop();
  }
}
