import { Field, Float, ObjectType } from '@nestjs/graphql';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { DateTimeScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const HASHES = 'SHA-256, base64, onderaan beginnend / SHA-256, base64, from the bottom';

@ObjectType('Checkpoint', {
  description: 'Een ondertekende stand van het logboek (C2SP tlog-checkpoint) / a signed state of the log',
})
export class CheckpointModel {
  @Field(() => String, { description: 'de naam van het logboek / the name of the log' })
  origin!: string;
  @Field(() => Float, { description: 'aantal gebeurtenissen / number of events' })
  size!: number;
  @Field(() => String, { description: 'wortel van de boom, base64 / root of the tree, base64' })
  root!: string;
  @Field(() => String, {
    description: 'zoals ondertekend, met wat getuigen tekenden / as signed, with what witnesses signed',
  })
  note!: string;
}

@ObjectType('Witness', { description: 'Een getuige van het logboek / a witness of the log' })
export class WitnessModel {
  @Field(() => String)
  name!: string;
  @Field(() => Float, {
    description: 'omvang die hij het laatst tekende; 0 als nog niets / size it signed last',
  })
  size!: number;
  @NullableField(() => DateTimeScalar, 'wanneer hij dat zag / when it saw that')
  signedAt?: string;
  @Field(() => Boolean, { description: 'loopt achter / is behind' })
  behind!: boolean;
  @NullableField(() => LabelModel, 'waarom hij niet tekende / why it did not sign')
  why?: LabelModel;
}

@ObjectType('Stamps', {
  description:
    'Tijdstempels van een autoriteit over controlepunten (RFC 3161) / time stamps of an authority over checkpoints',
})
export class StampsModel {
  @Field(() => String, { description: 'adres van de autoriteit / address of the authority' })
  authority!: string;
  @Field(() => Float, {
    description: 'omvang die het laatst is gestempeld; 0 als nog niets / size that was stamped last',
  })
  size!: number;
  @NullableField(() => DateTimeScalar, 'wanneer dat was / when that was')
  stampedAt?: string;
  @Field(() => Boolean, { description: 'loopt achter / is behind' })
  behind!: boolean;
  @NullableField(() => LabelModel, 'waarom er geen stempel kwam / why there was no stamp')
  why?: LabelModel;
}

@ObjectType('Scrub', {
  description:
    'De server vergelijkt het logboek steeds opnieuw met wat is ondertekend / the server compares the log with what was signed, again and again',
})
export class ScrubModel {
  @Field(() => Float, { description: 'bladen vergeleken in deze ronde / leaves compared in this round' })
  compared!: number;
  @Field(() => Float, { description: 'hele rondes zonder verschil / whole rounds without a difference' })
  rounds!: number;
  @NullableField(() => LabelModel, 'het eerste verschil / the first difference')
  bad?: LabelModel;
}

@ObjectType('LogState', {
  description: 'Hoe het met het ondertekenen van het logboek staat / how the signing of the log goes',
})
export class LogStateModel {
  @Field(() => String, { description: 'de naam van het logboek / the name of the log' })
  origin!: string;
  @Field(() => String, {
    description: 'sleutel om handtekeningen mee na te gaan / key to check signatures by',
  })
  verifierKey!: string;
  @Field(() => String, { description: 'starting, live of/or stopped' })
  state!: string;
  @NullableField(() => LabelModel, 'waarom er niet getekend wordt / why nothing is signed')
  why?: LabelModel;
  @NullableField(() => CheckpointModel)
  checkpoint?: CheckpointModel;
  @Field(() => ScrubModel)
  scrub!: ScrubModel;
  @Field(() => [WitnessModel])
  witnesses!: readonly WitnessModel[];
  @NullableField(
    () => StampsModel,
    'leeg waar geen autoriteit is ingesteld / absent where no authority is set',
  )
  stamps?: StampsModel;
}

@ObjectType('InclusionProof', {
  description: 'Dat een blad in het logboek staat (RFC 9162) / that a leaf is in the log',
})
export class InclusionProofModel {
  @Field(() => Float, { description: 'nummer van het blad, vanaf 0 / number of the leaf, from 0' })
  index!: number;
  @Field(() => String, { description: 'het blad, JSON / the leaf, JSON' })
  leaf!: string;
  @Field(() => String, { description: 'hash van het blad, base64 / hash of the leaf, base64' })
  leafHash!: string;
  @Field(() => [String], { description: HASHES })
  hashes!: readonly string[];
  @Field(() => CheckpointModel)
  checkpoint!: CheckpointModel;
}

@ObjectType('ConsistencyProof', {
  description:
    'Dat het ene ondertekende logboek het begin is van het andere (RFC 9162) / that one signed log is the beginning of another',
})
export class ConsistencyProofModel {
  @Field(() => CheckpointModel)
  from!: CheckpointModel;
  @Field(() => CheckpointModel)
  to!: CheckpointModel;
  @Field(() => [String], { description: HASHES })
  hashes!: readonly string[];
}
