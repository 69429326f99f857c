import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What stands between the clients and a node that can be frozen (SIGSTOP): connections are taken and kept, and
 * nothing of what is sent is answered, not even the keep-alive.
 */
export class Door {
  readonly #sockets = new Set<Socket>();
  #frozen = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async before(behind: () => number, port = 0): Promise<Door> {
    const server = createServer({ pauseOnConnect: true });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const door = new Door(server, (server.address() as AddressInfo).port);
    server.on('connection', (socket) => door.#enter(socket, behind()));
    return door;
  }

  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  thaw(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) socket.resume();
  }

  close(): void {
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #enter(client: Socket, port: number): void {
    const node = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [client, node],
      [node, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('data', (bytes) => other.write(bytes));
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      if (this.#frozen) socket.pause();
      else socket.resume();
    }
  }
}
