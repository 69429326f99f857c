import { Field, Float, ObjectType } from '@nestjs/graphql';

const HASHES = 'SHA-256, base64, onderaan beginnend / SHA-256, base64, from the bottom';

@ObjectType('Checkpoint', {
  description: 'Een ondertekende stand van het logboek (C2SP tlog-checkpoint) / a signed state of the log',
})
export class CheckpointModel {
  @Field(() => String, { description: 'de naam van het logboek / the name of the log' })
  origin: string;
  @Field(() => Float, { description: 'aantal gebeurtenissen / number of events' })
  size: number;
  @Field(() => String, { description: 'wortel van de boom, base64 / root of the tree, base64' })
  root: string;
  @Field(() => String, {
    description: 'zoals ondertekend, met wat getuigen tekenden / as signed, with what witnesses signed',
  })
  note: string;
}

@ObjectType('InclusionProof', {
  description: 'Dat een blad in het logboek staat (RFC 9162) / that a leaf is in the log',
})
export class InclusionProofModel {
  @Field(() => Float, { description: 'nummer van het blad, vanaf 0 / number of the leaf, from 0' })
  index: number;
  @Field(() => String, { description: 'het blad, JSON / the leaf, JSON' })
  leaf: string;
  @Field(() => String, { description: 'hash van het blad, base64 / hash of the leaf, base64' })
  leafHash: string;
  @Field(() => [String], { description: HASHES })
  hashes: readonly string[];
  @Field(() => CheckpointModel)
  checkpoint: CheckpointModel;
}

@ObjectType('ConsistencyProof', {
  description:
    'Dat het ene ondertekende logboek het begin is van het andere (RFC 9162) / that one signed log is the beginning of another',
})
export class ConsistencyProofModel {
  @Field(() => CheckpointModel)
  from: CheckpointModel;
  @Field(() => CheckpointModel)
  to: CheckpointModel;
  @Field(() => [String], { description: HASHES })
  hashes: readonly string[];
}
