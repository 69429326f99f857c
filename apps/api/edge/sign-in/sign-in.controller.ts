import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SIGN_IN } from '../../kernel/tokens.js';
import { Needs } from '../../kernel/access/permission.js';
import { assertSameOrigin } from './by-session.js';
import type { SignIn, Step } from './sign-in.js';

/** Addresses for a browser, not for software: signing in by OpenID Connect (docs/decisions/0014). */
@Controller()
export class SignInController {
  constructor(@Inject(SIGN_IN) private readonly signIn: SignIn) {}

  @Get('aanmelden')
  @Needs('public')
  async begin(
    @Query('naar') path: unknown,
    @Query('account') account: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    go(reply, await this.signIn.begin(path, account === 'ander'));
  }

  @Get('aanmelden/terug')
  @Needs('public')
  async finish(@Req() { url, headers }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    go(reply, await this.signIn.finish(url, headers.cookie));
  }

  /** Answers where to go next: the page goes there itself, since its policy lets no form be sent. */
  @Post('afmelden')
  @HttpCode(200)
  @Needs('public')
  async leave(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly naar: string }> {
    assertSameOrigin(headers, this.signIn.origin);
    const { location, setCookies } = await this.signIn.leave(headers.cookie);
    void reply.header('Set-Cookie', [...setCookies]);
    return { naar: location };
  }
}

function go(reply: FastifyReply, { location, setCookies }: Step): void {
  void reply
    .headers({ 'Set-Cookie': [...setCookies], 'Referrer-Policy': 'no-referrer' })
    .redirect(location, 303);
}
