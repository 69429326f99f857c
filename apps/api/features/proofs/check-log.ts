import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { authorise } from '../../kernel/access/permission.js';
import type { LogCheckState } from '../../kernel/proofs/log-check.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { Quotas, takeRecomputation } from '../../kernel/quotas/quotas.js';
import { PROOFS } from '../../kernel/tokens.js';
import { signing } from './signing.js';
import { commandWith, queryWith } from '../../kernel/messages.js';

/** Begins a check of the whole log by this server, or joins the one that is under way. */
export class CheckLog extends commandWith<LogCheckState>() {}

/** How that check stands. Who asks waits for it: one that nobody asks after is given up. */
export class GetLogCheck extends queryWith<LogCheckState>() {}

/** Carries out CheckLog. */
@CommandHandler(CheckLog)
export class CheckLogHandler implements ICommandHandler<CheckLog> {
  constructor(
    @Inject(PROOFS) private readonly proofs: Proofs | null,
    private readonly quotas: Quotas,
  ) {}

  async execute({ actor }: CheckLog): Promise<LogCheckState> {
    const { subject } = authorise(actor, 'audit');
    const proofs = signing(this.proofs);
    if (!proofs.check.isRunning) takeRecomputation(this.quotas, subject);
    const begun = proofs.check.begin();
    if (begun === undefined) throw proofs.notYet();
    return begun;
  }
}

/** Answers GetLogCheck. */
@QueryHandler(GetLogCheck)
export class GetLogCheckHandler implements IQueryHandler<GetLogCheck> {
  constructor(@Inject(PROOFS) private readonly proofs: Proofs | null) {}

  async execute({ actor }: GetLogCheck): Promise<LogCheckState> {
    authorise(actor, 'audit');
    return signing(this.proofs).check.state();
  }
}
