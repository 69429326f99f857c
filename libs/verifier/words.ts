export interface Text {
  readonly nl: string;
  readonly en: string;
}

const text = (nl: string, en: string): Text => ({ nl, en });

/** What can be found, as it is told. */
export const WORDS = {
  MANIFEST: text('de inhoudsopgave is niet wat zij moet zijn', 'the manifest is not what it must be'),
  FILE_MISSING: text('een bestand ontbreekt', 'a file is missing'),
  FILE_CHANGED: text('een bestand is gewijzigd', 'a file was changed'),
  FILE_UNLISTED: text('een bestand staat niet in de inhoudsopgave', 'a file is not in the manifest'),
  POLICY: text('het beleid is niet te lezen', 'the policy cannot be read'),
  KEY: text(
    'de sleutel van het logboek is een andere dan de uwe',
    'the key of the log is another than yours',
  ),
  CHECKPOINT: text('een controlepunt is niet te lezen', 'a checkpoint cannot be read'),
  CHECKPOINT_ORDER: text(
    'de controlepunten staan niet op volgorde of sluiten niet aan op het nieuwste',
    'the checkpoints are out of order or do not end in the newest one',
  ),
  SIGNATURE: text(
    'een controlepunt is niet met de sleutel van het logboek ondertekend',
    'a checkpoint is not signed with the key of the log',
  ),
  COSIGNATURE: text('de handtekening van een getuige klopt niet', 'the signature of a witness is not right'),
  QUORUM: text(
    'geen controlepunt heeft de handtekeningen van getuigen die het beleid vraagt',
    'no checkpoint has the cosignatures that the policy asks for',
  ),
  ROOT: text(
    'de bladeren geven een andere wortel dan is ondertekend',
    'the leaves give another root than was signed',
  ),
  HELD_ROOT: text(
    'de bladeren geven een andere wortel dan het controlepunt dat u bewaarde',
    'the leaves give another root than the checkpoint that you hold',
  ),
  HELD_SIZE: text(
    'de bundel houdt op vóór het controlepunt dat u bewaarde: er is weggehaald, of de bundel is ouder; grootte ',
    'the bundle ends before the checkpoint that you hold: something was removed, or the bundle is older; size ',
  ),
  HELD_LOG: text(
    'het controlepunt of ontvangstbewijs dat u bewaarde, is niet van de sleutel van dit logboek',
    'the checkpoint or receipt that you hold is not of the key of this log',
  ),
  EARLIER: text(
    'het blad is een ander dan in de eerdere bundel',
    'the leaf is another than in the earlier bundle',
  ),
  TILE: text(
    'een tegel heeft een andere waarde dan de bladeren geven',
    'a tile has another hash than the leaves give',
  ),
  ENTRIES: text('een bestand met bladeren is niet te lezen', 'a file of leaves cannot be read'),
  ENTRY: text('het blad is gewijzigd', 'the leaf was changed'),
  EVENT: text(
    'de gebeurtenis is niet wat het blad ervan zegt; anders: ',
    'the event is not what its leaf says; different: ',
  ),
  EVENT_FORM: text('de regel van de gebeurtenis is niet te lezen', 'the line of the event cannot be read'),
  EVENT_MISSING: text('een gebeurtenis ontbreekt', 'an event is missing'),
  EVENT_EXTRA: text('er zijn meer gebeurtenissen dan bladeren', 'there are more events than leaves'),
  METADATA: text(
    'de metagegevens zijn gewijzigd: het zout past er niet bij',
    'the metadata were changed: the salt does not fit them',
  ),
  ID: text('het kenmerk past niet bij bron en id', 'the id does not fit source and id'),
  REVISION: text('de stroom heeft een gat in zijn nummering', 'the stream has a gap in its numbering'),
  TIME: text('vroeger vastgelegd dan de gebeurtenis ervoor', 'recorded earlier than the event before it'),
  TIME_LATE: text('later vastgelegd dan een getuige het al zag', 'recorded later than a witness saw it'),
  AFTER: text(
    'zegt te volgen op een controlepunt dat dit logboek niet had',
    'says to come after a checkpoint that this log did not have',
  ),
  AFTER_UNKNOWN: text(
    'volgt op een controlepunt dat niet in de bundel zit',
    'comes after a checkpoint that is not in the bundle',
  ),
  RECEIPT: text('een ontvangstbewijs is niet te lezen', 'a receipt cannot be read'),
  RECEIPT_LEAF: text(
    'de gebeurtenis van een ontvangstbewijs staat er niet meer zo',
    'the event of a receipt is no longer there like that',
  ),
  STAMP: text(
    'een tijdstempel is niet te lezen of niet van het controlepunt van die omvang',
    'a time stamp cannot be read or is not of the checkpoint of that size',
  ),
  STAMP_AUTHORITY: text(
    'een tijdstempel is niet van de autoriteit, of haar certificaat gold toen niet',
    'a time stamp is not of the authority, or its certificate was not valid then',
  ),
  STAMP_UNCHECKED: text(
    'een tijdstempel kan hier niet worden nagegaan: geen certificaat van de autoriteit, of een onbekend soort handtekening',
    'a time stamp cannot be checked here: no certificate of the authority, or an unknown kind of signature',
  ),
  STAMP_NONE: text(
    'u gaf een autoriteit, maar er is geen tijdstempel',
    'you gave an authority, but there is no time stamp',
  ),
  EDITION_MISSING: text('de cijfers van een rapportage ontbreken', 'the figures of an edition are missing'),
  EDITION: text(
    'de cijfers van een rapportage zijn niet die van haar kenmerk',
    'the figures of an edition are not those of its digest',
  ),
  EDITION_UNKNOWN: text(
    'cijfers van een rapportage die niet in het logboek staat',
    'figures of an edition that is not in the log',
  ),
} as const satisfies Readonly<Record<string, Text>>;

export type Code = keyof typeof WORDS;
