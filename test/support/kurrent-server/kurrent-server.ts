import { randomUUID } from 'node:crypto';

import {
  Server,
  ServerCredentials,
  type KeyCertPair,
  type Metadata,
  type ServiceError,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';

import { Door } from './door.js';
import { Faults } from './faults.js';
import { Ledger } from './ledger.js';
import {
  accessDenied,
  featureMessages,
  features,
  gossip,
  nameOf,
  gossipMessages,
  messages,
  notLeader,
  notReady,
  shared,
  streams,
  unauthenticated,
  users,
} from './protocol.js';
import { answerRead, type ReadCall } from './reading.js';
import { accountCalls } from './account-calls.js';
import { Rights, type Account, type Right } from './rights.js';
import {
  answerAppend,
  answerBatchAppend,
  answerDelete,
  type AppendCall,
  type AppendCallback,
  type BatchCall,
  type DeleteCall,
  type Node,
} from './writing.js';

export interface KurrentOptions {
  /** The log; nodes of one cluster share it. */
  readonly ledger?: Ledger;
  readonly faults?: Faults;
  /** Default 0: the machine chooses. */
  readonly port?: number;
  readonly tls?: KeyCertPair;
  /** Demands this user by Basic authentication on every call on streams. */
  readonly user?: { readonly name: string; readonly password: string };
  /** That user may do nothing with streams. */
  readonly withoutRights?: boolean;
  /**
   * Instead of `user`: accounts, with what the lists in its streams let them do. Whoever is in `$admins` makes
   * others.
   */
  readonly accounts?: Readonly<Record<string, Account>>;
  /** It can be frozen and go on: see `door`. */
  readonly freezable?: boolean;
}

type Done = (error: Error | null, value?: object) => void;

const STATES = gossipMessages.MemberInfo.VNodeState;

/**
 * One node that speaks the protocol of KurrentDB over the files in the client's package, on loopback: as much of it
 * as the adapter and the vault use, kept in memory, with faults on demand. Its rules for expected revisions,
 * idempotence and deleted streams are those of KurrentDB's documentation; `npm run test:kurrentdb` tests the same
 * on a real one.
 */
export class KurrentServer {
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** The other node that leads; undefined when this one does. */
  leader: KurrentServer | undefined;
  members: readonly KurrentServer[] = [this];
  port = 0;
  /** It listens, and starts or takes part in an election: calls are refused as *Server Is Not Ready*. */
  isReady = true;
  /** What gossip says of it where that is not what it is: of a node that has just died, or while nobody leads. */
  said: { readonly state?: keyof typeof STATES; readonly isAlive?: boolean } = {};
  /** Hears that somebody asks this node for the members. */
  asked = (): void => undefined;
  #heard = (): void => undefined;
  /** Only of a freezable node: all connections go through it. */
  door: Door | undefined;
  readonly #rights: Rights | undefined;
  #server = new Server();

  constructor(private readonly options: KurrentOptions = {}) {
    this.ledger = options.ledger ?? new Ledger();
    this.faults = options.faults ?? new Faults();
    const { accounts } = options;
    this.#rights = accounts && new Rights(this.ledger, new Map(Object.entries(accounts)));
  }

  static async start(options: KurrentOptions = {}): Promise<KurrentServer> {
    const server = new KurrentServer(options);
    await server.listen(options.port ?? 0);
    if (options.freezable === true) await server.#putDoor(0);
    return server;
  }

  /** A connection string for this node alone. */
  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  async listen(port: number): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 32 * 1024 * 1024 });
    const { tls } = this.options;
    const credentials = tls
      ? ServerCredentials.createSsl(null, [tls], false)
      : ServerCredentials.createInsecure();
    server.addService(streams.StreamsService, this.#streams());
    if (this.#rights) server.addService(users.UsersService, accountCalls(this.#rights));
    server.addService(gossip.GossipService, { read: unary(() => this.#gossip()) });
    server.addService(features.ServerFeaturesService, { getSupportedMethods: unary(supported) });
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    this.#server = server;
  }

  /** Cuts every connection, as a killed process does; `restart` listens on the same port again. */
  stop(): void {
    this.door?.close();
    this.#server.forceShutdown();
    this.ledger.wake();
  }

  async restart(): Promise<void> {
    const { port } = this;
    await this.listen(this.door ? 0 : port);
    if (this.door) await this.#putDoor(port);
  }

  async #putDoor(port: number): Promise<void> {
    const behind = this.port;
    this.door = await Door.before(() => behind, port);
    this.port = this.door.port;
  }

  #erases(hard: boolean, answer: (done: Done) => void, node: Node) {
    return (call: DeleteCall, done: Done): void => {
      const stream = nameOf(call.request.getOptions()?.getStreamIdentifier());
      const refusal = this.#refusal(call, stream, '$d');
      if (refusal) return done(refusal);
      answerDelete(
        call,
        (error) => (error ? done(error) : answer(done)),
        hard,
        this.ledger,
        this.faults,
        node,
      );
    };
  }

  /** Our handlers are typed by the messages; grpc-js wants one untyped shape for all. */
  #streams(): UntypedServiceImplementation {
    const { ledger, faults } = this;
    const node: Node = {
      takesWrites: () => {
        if (this.isReady && this.leader === undefined) return true;
        this.#heard();
        return false;
      },
      isReady: () => this.isReady,
      leads: () => this.leader === undefined,
      leaderPort: () => (this.leader ?? this).port,
    };
    const handlers = {
      read: (call: ReadCall) => {
        const options = call.request.getOptions();
        const stream =
          options?.hasAll() === true ? '$all' : nameOf(options?.getStream()?.getStreamIdentifier());
        const refusal = this.#refusal(call, stream, '$r');
        if (refusal) call.emit('error', refusal);
        else void answerRead(call, ledger, faults, () => this.#unfit(call));
      },
      append: (call: AppendCall, callback: AppendCallback) => {
        const refusal = this.#refusal(call);
        if (refusal) callback(refusal);
        else answerAppend(call, callback, ledger, faults, node, this.#mayWrite(call));
      },
      batchAppend: (call: BatchCall) => {
        const refusal = this.#refusal(call);
        if (refusal) call.emit('error', refusal);
        else answerBatchAppend(call, ledger, faults, node, this.#mayWrite(call));
      },
      delete: this.#erases(false, (done: Done) => done(null, new messages.DeleteResp()), node),
      tombstone: this.#erases(true, (done: Done) => done(null, new messages.TombstoneResp()), node),
    };
    return handlers;
  }

  /** Resolves when it says of a write that it cannot take it, as it does not lead or is not ready. */
  refused(): Promise<void> {
    return new Promise((resolve) => (this.#heard = resolve));
  }

  /** Why it may not answer a read: it is not ready, or the caller wants the leader and that is another. */
  #unfit({ metadata }: { readonly metadata: Metadata }): ServiceError | undefined {
    if (!this.isReady) return notReady();
    const wantsLeader = metadata.get('requires-leader')[0] === 'true';
    return wantsLeader && this.leader ? notLeader('127.0.0.1', this.leader.port) : undefined;
  }

  #mayWrite({ metadata }: { readonly metadata: Metadata }): (stream: string) => ServiceError | undefined {
    return (stream) => this.#rights?.refusal(metadata, stream, '$w');
  }

  #refusal(
    { metadata }: { readonly metadata: Metadata },
    stream?: string,
    right: Right = '$r',
  ): ServiceError | undefined {
    if (this.#rights && stream !== undefined) return this.#rights.refusal(metadata, stream, right);
    const { user, withoutRights } = this.options;
    if (user === undefined) return undefined;
    const wanted = Buffer.from(`${user.name}:${user.password}`).toString('base64');
    const given = metadata.get('authorization')[0];
    // Nobody may do what needs a right; who says a name must prove it.
    if (given === undefined) return accessDenied();
    if (given !== `Basic ${wanted}`) return unauthenticated();
    return withoutRights === true ? accessDenied() : undefined;
  }

  #gossip(): InstanceType<typeof gossipMessages.ClusterInfo> {
    this.asked();
    const info = new gossipMessages.ClusterInfo();
    info.setMembersList(
      this.members.map((member) => {
        const entry = new gossipMessages.MemberInfo();
        const id = new shared.UUID();
        id.setString(randomUUID());
        entry.setInstanceId(id);
        entry.setState(STATES[member.said.state ?? (member.leader ? 'FOLLOWER' : 'LEADER')]);
        entry.setIsAlive(member.said.isAlive ?? true);
        const endPoint = new gossipMessages.EndPoint();
        endPoint.setAddress('127.0.0.1');
        endPoint.setPort(member.port);
        entry.setHttpEndPoint(endPoint);
        return entry;
      }),
    );
    return info;
  }
}

function supported(): InstanceType<typeof featureMessages.SupportedMethods> {
  const answer = new featureMessages.SupportedMethods();
  answer.setEventStoreServerVersion('test');
  answer.setMethodsList(
    ['read', 'append', 'delete', 'tombstone', 'batchappend'].map((name) => {
      const method = new featureMessages.SupportedMethod();
      method.setServiceName('event_store.client.streams.streams');
      method.setMethodName(name);
      return method;
    }),
  );
  return answer;
}

/** A handler of a call with one answer. */
const unary =
  (answer: () => object) =>
  (_call: unknown, callback: (error: Error | null, value?: object) => void): void =>
    callback(null, answer());
