import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { toMoment, type Clock } from '#libs/platform';
import type { Label } from '#libs/programme';
import {
  leafText,
  SigningRefusal,
  type StampFault,
  type WitnessFault,
  type WitnessStatus,
} from '#libs/transparency';
import { authorise } from '../../kernel/access/permission.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { CLOCK, PROOFS } from '../../kernel/tokens.js';
import { toCheckpointJson } from './proof-json.js';
import type { LogStateModel, StampsModel, WitnessModel } from './proof.models.js';
import { queryWith } from '../../kernel/messages.js';

/** How the signing of the log goes, for who may audit; undefined where this server does not sign. */
export class GetLogState extends queryWith<LogStateModel | undefined>() {}

const FAILED: Label = {
  nl: 'Ondertekenen lukt nu niet; de oorzaak staat in het serverlog',
  en: 'Signing fails for now; the cause is in the log of the server',
};

const WITNESS: Readonly<Record<WitnessFault, Label>> = {
  UNREACHABLE: { nl: 'antwoordt niet', en: 'does not answer' },
  UNKNOWN_LOG: { nl: 'kent dit logboek nog niet', en: 'does not know this log yet' },
  NOT_TRUSTED: { nl: 'vertrouwt de sleutel van dit logboek niet', en: 'does not trust the key of this log' },
  INCONSISTENT: {
    nl: 'heeft een andere geschiedenis van dit logboek gezien: zoek dit uit',
    en: 'has seen another history of this log: look into it',
  },
  AHEAD: {
    nl: 'tekende al een langer logboek dan dit: er is iets weggehaald of teruggezet, zoek dit uit',
    en: 'signed a longer log than this one already: something was taken away or restored, look into it',
  },
  REFUSED: { nl: 'weigert te tekenen', en: 'refuses to sign' },
  WRONG_ANSWER: {
    nl: 'geeft een antwoord dat geen handtekening is',
    en: 'gives an answer that is no signature',
  },
};

const STAMP: Readonly<Record<StampFault, Label>> = {
  UNREACHABLE: { nl: 'antwoordt niet', en: 'does not answer' },
  REFUSED: { nl: 'weigert te stempelen', en: 'refuses to stamp' },
  WRONG_ANSWER: {
    nl: 'geeft een antwoord dat geen stempel is van wat is gevraagd',
    en: 'gives an answer that is no stamp of what was asked',
  },
  NOT_TRUSTED: {
    nl: 'stempelt met een certificaat dat niet leidt naar wat is ingesteld',
    en: 'stamps with a certificate that does not lead to what is set',
  },
};

/** Answers GetLogState. */
@QueryHandler(GetLogState)
export class GetLogStateHandler implements IQueryHandler<GetLogState> {
  constructor(
    @Inject(PROOFS) private readonly proofs: Proofs | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ actor }: GetLogState): Promise<LogStateModel | undefined> {
    authorise(actor, 'audit');
    const { proofs } = this;
    if (proofs === null) return undefined;
    const { state, error, scrub } = proofs.status;
    const why = error instanceof SigningRefusal ? error.reason : error && FAILED;
    const { bad, ...compared } = scrub;
    return {
      origin: proofs.settings.key.name,
      verifierKey: proofs.settings.key.verifier,
      state,
      ...(why === undefined ? {} : { why }),
      ...(proofs.newest === undefined ? {} : { checkpoint: toCheckpointJson(await proofs.shown()) }),
      scrub: { ...compared, ...(bad === undefined ? {} : { bad: leafText(bad) }) },
      witnesses: proofs.witnesses.map((witness) => this.#witness(witness, proofs)),
      ...this.#stamps(proofs),
    };
  }

  #stamps({ stamps, settings }: Proofs): { readonly stamps?: StampsModel } {
    if (stamps === undefined) return {};
    const { size, at, fault } = stamps.status;
    const behind = at === undefined || this.clock.now() - at > stamps.patience;
    return {
      stamps: {
        authority: new URL(settings.stamps?.url ?? '').host,
        size,
        behind,
        ...(at === undefined ? {} : { stampedAt: toMoment(at) }),
        ...(fault === undefined ? {} : { why: STAMP[fault] }),
      },
    };
  }

  #witness({ name, size, at, fault }: WitnessStatus, { patience }: Proofs): WitnessModel {
    return {
      name,
      size,
      behind: at === undefined || this.clock.now() - at * 1_000 > patience,
      ...(at === undefined ? {} : { signedAt: toMoment(at * 1_000) }),
      ...(fault === undefined ? {} : { why: WITNESS[fault] }),
    };
  }
}
