import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from '#libs/platform';
import { LOGGER, METRICS_PLACE } from '../../kernel/tokens.js';
import { Metrics } from './metrics.js';

/** Where the measurements are served. */
export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

/**
 * The measurements on a port of their own, where one is set: for Prometheus, and for nobody who reaches the public
 * port.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #server: Server | undefined;

  constructor(
    private readonly metrics: Metrics,
    @Inject(METRICS_PLACE) private readonly place: MetricsPlace | null,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The port it got, which is another than was asked for 0. */
  get port(): number | undefined {
    return (this.#server?.address() as AddressInfo | null | undefined)?.port;
  }

  /** Rejects when the port cannot be had: a server that is not measured is not started. */
  async onApplicationBootstrap(): Promise<void> {
    const { place } = this;
    if (!place) return;
    const { registry } = this.metrics;
    const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      registry.metrics().then(
        (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
        (error: unknown) => {
          this.logger.error({ err: error }, 'the measurements could not be made');
          response.writeHead(500).end();
        },
      );
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(place.port, place.host, resolve);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    const server = this.#server;
    if (!server?.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
