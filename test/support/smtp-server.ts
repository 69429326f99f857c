import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { PATIENCE } from './dose.js';

export interface GotMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text as they came, lines ended by \n; quoted-printable undone. */
  readonly text: string;
}

/** What to say to the next mail, at RCPT: a status with which it is not taken, or nothing at all. */
export type MailReaction = number | 'hang';

/** A mail server (RFC 5321) on a port of its own that keeps what it takes, and reacts as its test says. */
export class SmtpServer {
  readonly got: GotMail[] = [];
  readonly reactions: MailReaction[] = [];
  /** Mails that were begun, taken or not. */
  begun = 0;
  readonly #sockets = new Set<Socket>();
  #wake: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    /** Stays the same after it was stopped. */
    public port: number,
  ) {}

  static async start(port = 0): Promise<SmtpServer> {
    const server = createServer();
    const mail = new SmtpServer(server, port);
    server.on('connection', (socket) => mail.#talk(socket));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    mail.port = (server.address() as AddressInfo).port;
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Resolves when that holds; it is looked at whenever a mail was begun or taken. */
  async until(holds: () => boolean, limit = PATIENCE): Promise<void> {
    const end = Date.now() + limit;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`${this.begun} mails begun, ${this.got.length} taken`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #talk(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => undefined);
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    let [from, to, data, rest] = ['', [] as string[], undefined as string[] | undefined, ''];
    const take = (line: string): void => {
      if (data) {
        if (line !== '.') return void data.push(line.replace(/^\.\./, '.'));
        this.got.push({ from, to, text: readable(data.join('\n')) });
        [to, data] = [[], undefined];
        say('250 taken');
        return this.#wake();
      }
      const [, command = '', argument = ''] = /^(\S+)(?: (.*))?$/.exec(line) ?? [];
      if (/^(EHLO|HELO)$/i.test(command)) say('250 post.test');
      else if (/^MAIL$/i.test(command)) {
        from = /<(.*?)>/.exec(argument)?.[1] ?? '';
        this.begun++;
        this.#wake();
        say('250 go on');
      } else if (/^RCPT$/i.test(command)) {
        const reaction = this.reactions.shift();
        if (reaction === 'hang') return;
        const address = /<(.*?)>/.exec(argument)?.[1] ?? '';
        if (reaction !== undefined) return void say(`${reaction} not for ${address}`);
        to.push(address);
        say('250 known');
      } else if (/^DATA$/i.test(command)) {
        data = [];
        say('354 go on');
      } else if (/^QUIT$/i.test(command)) {
        say('221 bye');
        socket.end();
      } else say('250 all right');
    };
    say('220 post.test ESMTP');
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    });
  }
}

/** Quoted-printable, folded headers and encoded words undone, as a mail program shows them. */
function readable(text: string): string {
  const bytes = (from: string): string =>
    Buffer.from(
      from.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString();
  const headers = text.slice(0, text.indexOf('\n\n')).replace(/\n[ \t]+/g, ' ');
  return bytes(headers + text.slice(text.indexOf('\n\n')).replace(/=\n/g, '')).replace(
    /=\?UTF-8\?Q\?(.*?)\?=\s?/gi,
    (_, word: string) => bytes(word.replaceAll('_', ' ')),
  );
}
