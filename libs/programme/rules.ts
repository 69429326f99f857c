/**
 * refuse: nothing is stored (400); conflict: contradicts what is stored (409); forbidden: not yours to do (403);
 * warn: stored all the same.
 */
export type Severity = 'refuse' | 'conflict' | 'forbidden' | 'warn';

interface Rule {
  readonly severity: Severity;
  readonly nl: string;
  readonly en: string;
}

const refuse = (nl: string, en: string): Rule => ({ severity: 'refuse', nl, en });
const conflict = (nl: string, en: string): Rule => ({ severity: 'conflict', nl, en });
const forbidden = (nl: string, en: string): Rule => ({ severity: 'forbidden', nl, en });
const warn = (nl: string, en: string): Rule => ({ severity: 'warn', nl, en });

/**
 * Every rule an item can break, with its severity (EVENTS.md, "Severity of rules") and its sentence in both
 * languages.
 */
export const RULES = {
  NOT_JSON: refuse('Dit is geen geldige JSON: {why}', 'This is not valid JSON: {why}'),
  NOT_UTF8: refuse(
    'Dit is geen UTF-8: byte {byte} hoort niet bij een teken. Sla de tekst op als UTF-8 en stuur haar opnieuw',
    'This is not UTF-8: byte {byte} belongs to no character. Save the text as UTF-8 and send it again',
  ),
  OTHER_ENCODING: refuse(
    'Deze tekst is in {found} opgeslagen en niet in UTF-8. Sla de tekst op als UTF-8 en stuur haar opnieuw',
    'This text is stored in {found} and not in UTF-8. Save the text as UTF-8 and send it again',
  ),
  DUPLICATE_MEMBER: refuse('Het veld "{name}" staat er twee keer in', 'The member "{name}" occurs twice'),
  UNSAFE_INTEGER: refuse('Gehele getallen gaan tot 2^53', 'Integers go up to 2^53'),
  LONE_SURROGATE: refuse('De tekst bevat een half Unicode-teken', 'The text holds half a Unicode character'),
  TOO_DEEP: refuse('Te diep genest; ten hoogste {max} niveaus', 'Nested too deep; at most {max} levels'),
  EMPTY_BATCH: refuse('De zending is leeg', 'The batch is empty'),
  BATCH_TOO_LARGE: refuse(
    'Een zending heeft ten hoogste {max} gebeurtenissen',
    'A batch holds at most {max} events',
  ),
  BATCH_TOO_MANY_BYTES: refuse(
    'Een zending is ten hoogste {max} MiB groot; verdeel haar over meer zendingen',
    'A batch is at most {max} MiB large; divide it over more batches',
  ),
  EVENT_TOO_LARGE: refuse(
    'Een gebeurtenis is ten hoogste {max} KiB groot; verder is er niet naar gekeken',
    'An event is at most {max} KiB large; nothing else was looked at',
  ),
  MORE_FAULTS_IN_EVENT: refuse(
    'Deze gebeurtenis heeft meer fouten; de eerste {max} zijn genoemd',
    'This event has more faults; the first {max} are named',
  ),
  MORE_FAULTS: refuse(
    'Er zijn meer dan {max} fouten; na de laatste die genoemd is, is niet verder gekeken',
    'There are more than {max} faults; nothing after the last one named was looked at',
  ),
  REQUIRED: refuse('Het veld "{name}" ontbreekt', 'The member "{name}" is missing'),
  UNKNOWN_PARAMETER: refuse(
    'De parameter "{name}" is in dit adres niet bekend; bekend zijn: {allowed}',
    'The parameter "{name}" is not known in this address; known are: {allowed}',
  ),
  EMPTY_PATH_PART: refuse(
    'Dit adres is er niet: het heeft een schuine streep te veel; bedoeld is {path}',
    'This address is not there: it has a slash too many; what is meant is {path}',
  ),
  UNKNOWN_MEMBER: refuse('Het veld "{name}" is hier niet bekend', 'The member "{name}" is not known here'),
  WRONG_TYPE: refuse('Hier hoort {expected} te staan', 'This must be {expected}'),
  UNKNOWN_CODE: refuse('Onbekende code; toegestaan: {allowed}', 'Unknown code; allowed: {allowed}'),
  PATTERN: refuse(
    'De waarde heeft niet de juiste vorm{example}',
    'The value does not have the right form{example}',
  ),
  NOT_A_DATE: refuse(
    'Dit is geen bestaande datum, of zij is niet geschreven als jaar, maand en dag met streepjes ertussen',
    'This is not an existing date, or not written as year, month and day with dashes between',
  ),
  NOT_A_MOMENT: refuse(
    'Dit is geen tijdstip volgens RFC 3339: {why}',
    'This is not a moment as in RFC 3339: {why}',
  ),
  TOO_SMALL: refuse('De waarde is kleiner dan {min}', 'The value is below {min}'),
  TOO_LARGE: refuse('De waarde is groter dan {max}', 'The value is above {max}'),
  TOO_SHORT: refuse('Te kort: ten minste {min}', 'Too short: at least {min}'),
  TOO_LONG: refuse('Te lang: ten hoogste {max}', 'Too long: at most {max}'),
  GIVEN_TWICE: refuse(
    'Dit staat er meer dan eens; geef één waarde',
    'This is given more than once; give one value',
  ),
  NOT_UNIQUE: refuse('Dezelfde waarde staat er meer dan eens in', 'The same value occurs more than once'),
  SPECVERSION: refuse('specversion moet "1.0" zijn', 'specversion must be "1.0"'),
  ATTRIBUTE_NAME: refuse(
    'Een attribuutnaam heeft alleen a–z en 0–9, ten hoogste 20 tekens',
    'An attribute name has only a–z and 0–9, at most 20 characters',
  ),
  SOURCE_NOT_URN: refuse(
    'source moet een URN zijn, zoals urn:nld:oin:<OIN>:systeem:<naam>',
    'source must be a URN, such as urn:nld:oin:<OIN>:systeem:<name>',
  ),
  SOURCE_NOT_YOURS: forbidden(
    'source hoort niet bij uw organisatie',
    'source does not belong to your organisation',
  ),
  UNKNOWN_EVENT_TYPE: refuse('Onbekend gebeurtenistype{near}', 'Unknown event type{near}'),
  PARTNER_NOT_ADMITTED: forbidden(
    'Uw organisatie is niet als partner geregistreerd',
    'Your organisation is not registered as a partner',
  ),
  MAY_NOT_POST: forbidden('Uw rol mag dit type niet aanleveren', 'Your role may not post this type'),
  PERSONAL_DATA: refuse(
    'Hier lijkt {what} te staan. Persoonsgegevens horen niet in het logboek{advice}',
    'This looks like {what}. Personal data do not belong in the log{advice}',
  ),
  BEFORE_PROGRAMME: refuse('Het programma begon op {start}', 'The programme began on {start}'),
  IN_THE_FUTURE: refuse('De datum ligt na vandaag ({today})', 'The date is after today ({today})'),
  UNREGISTERED_NEIGHBOURHOOD: refuse(
    'Dit gebied is niet geregistreerd{near}',
    'This neighbourhood is not registered{near}',
  ),
  UNREGISTERED_PARTNER: refuse('Deze partner is niet geregistreerd', 'This partner is not registered'),
  END_BEFORE_START: refuse(
    'Het einde ligt voor het begin ({start})',
    'The end lies before the start ({start})',
  ),
  ENTRY_REFERENCE: refuse(
    'Noem óf entryId óf entry {source, id}',
    'Name either entryId or entry {source, id}',
  ),
  ENTRY_UNKNOWN: refuse(
    'Deze gebeurtenis is niet bekend, of niet van uw organisatie',
    'This entry is not known, or not of your organisation',
  ),
  NOT_CORRECTABLE: refuse(
    'Dit is zelf een correctie; noem de oorspronkelijke gebeurtenis {entryId}',
    'This is a correction itself; name the original entry {entryId}',
  ),
  LIFE_CYCLE_IDENTITY: refuse(
    'Een correctie kan {name} niet veranderen; trek de gebeurtenis in en lever een nieuwe',
    'A correction cannot change {name}; retract the entry and post a new one',
  ),
  NOT_YOUR_ENTRY: forbidden(
    'Deze gebeurtenis is van een andere partner',
    'This entry belongs to another partner',
  ),
  OTHER_CONTENT: conflict(
    'Deze source en id zijn al gebruikt met een andere inhoud (digest {digest})',
    'This source and id were used before with other content (digest {digest})',
  ),
  ENTRY_RETRACTED: conflict(
    'De gebeurtenis is ingetrokken; herstel haar eerst',
    'The entry is retracted; reinstate it first',
  ),
  ENTRY_CHANGED_SINCE: conflict(
    'De gebeurtenis is intussen door iemand gewijzigd; bekijk haar opnieuw voordat u haar wijzigt',
    'Somebody changed the entry meanwhile; look at it again before changing it',
  ),
  ENTRY_NOT_RETRACTED: conflict('De gebeurtenis is niet ingetrokken', 'The entry is not retracted'),
  ALREADY_REGISTERED: conflict(
    'Er is al een registratie met dit kenmerk; corrigeer die',
    'There is a registration with this id already; correct that one',
  ),
  NOT_REGISTERED: conflict(
    'Er is geen geldige registratie met dit kenmerk',
    'There is no valid registration with this id',
  ),
  OIN_TAKEN: conflict('Dit OIN hoort bij partner {partnerId}', 'This OIN belongs to partner {partnerId}'),
  PARTLY_STORED: conflict(
    'Tot hier is de zending opgeslagen; lever dezelfde zending opnieuw aan, er komt niets dubbel',
    'The batch is stored up to here; post the same batch again, nothing will be stored twice',
  ),
  CONCURRENT_CHANGE: conflict(
    'Iemand anders veranderde dit op hetzelfde moment; bekijk de stand en probeer opnieuw',
    'Somebody else changed this at the same moment; look at the state and try again',
  ),
  TOO_PRECISE: refuse('Ten hoogste zes cijfers achter de komma', 'At most six decimals'),
  ASOF_TWICE: refuse('Noem een positie óf een tijdstip, niet beide', 'Name a position or a moment, not both'),
  EDITION_PINNED: refuse(
    'De stand van een rapportage ligt vast; noem de rapportage óf {name}, niet beide',
    'The state of an edition is fixed; name the edition or {name}, not both',
  ),
  POSITION_AHEAD: refuse(
    'Deze positie is nog niet verwerkt; de laatste is {head}',
    'This position is not projected yet; the last one is {head}',
  ),
  EDITION_BEFORE_PERIOD: refuse(
    'Deze periode begint pas op {from}, na {on}: er is nog niets om vast te stellen',
    'This period begins on {from} only, after {on}: there is nothing to publish yet',
  ),
  EDITION_NOT_FINAL_YET: refuse(
    'Deze periode loopt tot en met {to}; definitief kan vanaf die dag, niet op {on}',
    'This period runs to {to}; it is final from that day on, not on {on}',
  ),
  UNKNOWN_PERIOD: refuse(
    'Een periode is 2025, 2025-H1, 2025-Q3 of 2025-07',
    'A period is 2025, 2025-H1, 2025-Q3 or 2025-07',
  ),
  UNKNOWN_KPI: refuse('Deze indicator is niet bekend{near}', 'This KPI is not known{near}'),
  UNKNOWN_SCOPE: refuse(
    'Dit gebied is niet bekend; noem NL, een gemeente (GM…) of een geregistreerd gebied{near}',
    'This scope is not known; name NL, a municipality (GM…) or a registered neighbourhood{near}',
  ),
  UNKNOWN_NEIGHBOURHOOD: refuse(
    'Dit gebied is niet bekend; gebeurtenissen staan bij gebieden, niet bij een gemeente of NL{near}',
    'This neighbourhood is not known; entries are of neighbourhoods, not of a municipality or NL{near}',
  ),
  SCOPE_NOT_REGISTERED: warn(
    'Gebied {scope} is niet geregistreerd, dus er is geen cijfer om deze waarde naast te houden{near}',
    'Scope {scope} is not registered, so there is no figure to hold this value against{near}',
  ),
  COUNT_NOT_WHOLE: refuse(
    'Indicator {kpi} telt in hele aantallen, en {value} is geen geheel getal. Is een deel van het geheel bedoeld, kies dan een indicator die een percentage is',
    'Indicator {kpi} counts whole things, and {value} is not a whole number. If a part of the whole is meant, choose an indicator that is a percentage',
  ),
  VALUE_BELOW_NOUGHT: warn(
    'Indicator {kpi} kan niet onder 0 komen; {value} is zo vastgelegd',
    'KPI {kpi} cannot be below 0; {value} was recorded all the same',
  ),
  AREA_EDITION_NOT_THERE: refuse(
    'Er is één gebiedsindeling per periode: die van {year}',
    'There is one edition of the areas for each period: that of {year}',
  ),
  TOO_MANY_FIGURES: refuse(
    'Vraag ten hoogste {max} cijfers in één keer; dit zijn er {count}',
    'Ask for at most {max} figures at once; these are {count}',
  ),
  NO_SUCH_SPLIT: refuse(
    'Indicator {kpi} kent deze uitsplitsing niet; wel: {allowed}',
    'KPI {kpi} has no such split; it has: {allowed}',
  ),
  PAGE_SIZE: refuse('Vraag 1 tot en met {max} per keer', 'Ask for 1 up to {max} at a time'),
  BAD_CURSOR: refuse(
    'Deze plaats in de lijst (after) is ongeldig',
    'This place in the list (after) is not valid',
  ),
  PERIOD_OR_DAY: refuse(
    'Noem óf een periode (period) óf een dag (byDate)',
    'Name either a period or a day (byDate)',
  ),
  TARGET_TREE: refuse(
    'Een streefwaarde wordt afgeleid van een ruimere van dezelfde indicator, niet van {kpi} voor {scope}',
    'A target is derived from a wider one of the same KPI, not from {kpi} for {scope}',
  ),
  TARGET_ALREADY_SET: conflict(
    'Deze streefwaarde is al gezet; herzie haar',
    'This target was set before; revise it',
  ),
  TARGET_NOT_SET: conflict('Deze streefwaarde is nog niet gezet', 'This target was not set yet'),
  SHARE_BELOW_NOUGHT: refuse(
    'Indicator {kpi} is een percentage: een waarde onder 0 kan niet',
    'KPI {kpi} is a percentage: a value below 0 cannot be',
  ),
  SHARE_ABOVE_HUNDRED: refuse(
    'Indicator {kpi} is een percentage en komt niet boven 100; u vulde {value}% in. Is dat de bedoeling, bevestig het dan met "ja" bij Boven 100% bedoeld',
    'KPI {kpi} is a percentage and does not pass 100; you gave {value}%. If that is what you mean, confirm it by "yes" at Above 100% intended',
  ),
  SHARE_BELOW_ONE: warn(
    'Indicator {kpi} is een percentage: {value} is vastgelegd als {value}%. Bedoelde u een deel van 1, vermenigvuldig dan met 100',
    'KPI {kpi} is a percentage: {value} was recorded as {value}%. If you meant a part of 1, multiply by 100',
  ),
  NOT_A_SHARE: refuse(
    'Indicator {kpi} is geen percentage; schrijf de waarde in haar eenheid, zonder %',
    'KPI {kpi} is no percentage; write the value in its unit, without %',
  ),
  VERSION_ORDER: conflict('De volgende versie is {next}', 'The next version is {next}'),
  PROTECTS_NOTHING: refuse(
    '{what} moet {is} zijn; anders wordt er niets beschermd',
    '{what} must be {is}; otherwise nothing is protected',
  ),
  PROTECTION_BELOW_LAW: refuse(
    '{what} is volgens de methode {is}; zwakker mag niet',
    '{what} is {is} by the method; weaker is not allowed',
  ),
  PROTECTION_LOOSENED: conflict(
    '{what} is nu {is}; regels worden alleen strenger, want wat naar buiten is, blijft buiten',
    '{what} is {is} now; rules only become stricter, since what is out stays out',
  ),
  PROTECTION_NOT_IN_FORCE: conflict(
    'De beschermingsregels die nu gelden, zijn versie {version}; die legt een rapportage vast',
    'The protection rules in force are version {version}; an edition pins those',
  ),
  NEVER_CORRECTED: refuse(
    'Dit wordt nooit gecorrigeerd of ingetrokken; stel een nieuwe versie vast',
    'This is never corrected or retracted; publish a new version',
  ),
  DECISION_STANDS: refuse(
    'Een inzending of rapportage wordt niet gecorrigeerd of ingetrokken als gebeurtenis; neem de volgende stap (terugsturen, opnieuw indienen, vervangen, intrekken)',
    'A submission or edition is not corrected or retracted as an entry; take the next step (return, submit again, supersede, withdraw)',
  ),
  PERIOD_OPENED_BEFORE: conflict(
    'Deze rapportageperiode is al geopend; corrigeer de opening om de inleverdatum te verzetten',
    'This reporting period was opened before; correct its opening to move the due date',
  ),
  PERIOD_IN_USE: conflict(
    'Deze rapportageperiode is al gebruikt (er is ingediend, er is een rapportage over vastgesteld, of zij is gesloten) en blijft daarom staan',
    'This reporting period is in use (something was handed in, an edition on it was published, or it was closed) and therefore stands',
  ),
  PERIOD_NOT_OPEN: conflict('Deze rapportageperiode is niet open', 'This reporting period is not open'),
  PERIOD_NEVER_OPENED: refuse(
    'Deze rapportageperiode is (nog) niet geopend',
    'This reporting period was not opened (yet)',
  ),
  DUE_WITHIN_PERIOD: refuse(
    'De inleverdatum ligt na de laatste dag van de periode',
    'The due date lies after the last day of the period',
  ),
  NOT_YOUR_SUBMISSION: forbidden(
    'U kunt alleen voor uw eigen organisatie indienen',
    'You can only submit for your own organisation',
  ),
  NOT_YOUR_CONVERSATION: forbidden(
    'U kunt alleen namens uw eigen organisatie vragen en antwoorden',
    'You can only ask and answer for your own organisation',
  ),
  QUESTION_UNKNOWN: conflict(
    'Deze vraag is er niet, of zij is ingetrokken; een antwoord hoort bij een vraag aan dezelfde partner over dezelfde periode',
    'This question is not there, or was retracted; an answer belongs to a question to the same partner about the same period',
  ),
  SUBMISSION_AT_OFFICE: conflict(
    'Deze periode kan nu niet worden ingediend: {now}',
    'This period cannot be submitted now: {now}',
  ),
  SUBMISSION_NOT_AT_OFFICE: conflict(
    'Deze inzending kan nu niet worden beoordeeld: {now}',
    'This submission cannot be assessed now: {now}',
  ),
  NIL_OVER_ENTRIES: conflict(
    'U meldt dat er niets te melden is, maar in deze periode staat al iets van u (gebeurtenissen: {count}); bevestig dat dit klopt ("Toch niets te melden"), of dien in zonder die melding',
    'You report that there is nothing to report, but something of yours is recorded in this period (entries: {count}); confirm that this is right ("Nothing to report all the same"), or submit without it',
  ),
  NO_MAIL: conflict(
    'Deze server verstuurt geen mail; wie hem beheert, kan dat instellen',
    'This server sends no mail; who runs it can set that',
  ),
  NIL_WITH_ENTRIES: warn(
    'U meldt dat er niets te melden is, maar er zijn {count} gebeurtenissen van u in deze periode',
    'You report that there is nothing to report, but there are {count} entries of yours in this period',
  ),
  NOTHING_HANDED_IN: warn(
    'Er zijn geen gebeurtenissen van u in deze periode; bedoelt u "niets te melden"?',
    'There are no entries of yours in this period; do you mean a nil report?',
  ),
  EDITION_ID: refuse(
    'Het nummer van een rapportage is de periode met een volgnummer, zoals {code}-1',
    'The id of an edition is its period with a number, such as {code}-1',
  ),
  EDITION_ID_TAKEN: conflict('Dit nummer is al gebruikt', 'This id was used before'),
  EDITION_IN_FORCE: conflict(
    'Rapportage {editionId} over deze periode geldt; zeg dat deze haar vervangt, of trek haar eerst in',
    'Edition {editionId} on this period is in force; say that this one supersedes it, or withdraw it first',
  ),
  EDITION_NOT_IN_FORCE: conflict(
    'Deze rapportage geldt niet (meer)',
    'This edition is not in force (any more)',
  ),
  NOT_ITS_SUCCESSOR: refuse(
    'Deze rapportage zegt niet dat zij de andere vervangt',
    'This edition does not say that it supersedes the other',
  ),
  EDITION_STATUS_BACK: refuse(
    'De status gaat niet terug: voorlopig, nader voorlopig, definitief',
    'The status does not go back: provisional, revised provisional, final',
  ),
  EDITION_DIGEST: refuse(
    'De cijfers van deze vijf pinnen hebben een ander kenmerk: {digest}',
    'The figures of these five pins have another digest: {digest}',
  ),
  UNKNOWN_EDITION: refuse('Deze rapportage is niet bekend', 'This edition is not known'),
  EDITIONS_REVERSED: refuse(
    'De latere stand ligt voor de eerdere',
    'The later state lies before the earlier one',
  ),
  UNKNOWN_VERSION: refuse(
    'Indicator {kpi} heeft op deze positie geen versie {version}',
    'KPI {kpi} has no version {version} at this position',
  ),
  PARTS_DO_NOT_ADD_UP: refuse(
    'De delen van indicator {kpi} naar {split} tellen niet op tot het geheel',
    'The parts of KPI {kpi} by {split} do not add up to the whole',
  ),
  EMPTY_CELL: refuse('Vul deze cel in; "{name}" is verplicht', 'Fill in this cell; "{name}" is required'),
  TOO_MANY_ENTRIES: refuse(
    'Er zijn meer dan {max} gebeurtenissen; noem met van en tot de dagen waarom het gaat',
    'There are more than {max} entries; name with van and tot the days it is about',
  ),
  ENTRY_UNNAMED: refuse(
    'Noem wat u wijzigt: het nummer van de gebeurtenis of uw eigen kenmerk',
    'Name what you change: the entry id or your own reference',
  ),
  ENTRY_NAMED_TWICE: refuse(
    'Deze gebeurtenis staat al in rij {row} van dit bestand',
    'This entry is in row {row} of this file already',
  ),
  REFERENCE_OF_MORE: refuse(
    'Meer dan een gebeurtenis heeft dit kenmerk; noem het nummer van de gebeurtenis',
    'More than one entry has this reference; name the entry id',
  ),
  REFERENCE_KEPT: refuse(
    'Het kenmerk van een gebeurtenis kan niet veranderen; trek haar in en lever haar onder het andere kenmerk aan',
    'The reference of an entry cannot change; retract it and send it under the other reference',
  ),
  ACTION_AND_CHANGES: refuse(
    'In deze rij staat een actie en zijn ook cellen gewijzigd; kies een van beide',
    'This row has an action and changed cells too; choose one of the two',
  ),
  HEADER_AGAIN: refuse(
    'In deze rij staat de kop nog eens; haal haar weg',
    'This row is the header once more; remove it',
  ),
  ROW_OF_TOTALS: refuse(
    'Deze rij lijkt een totaal te zijn, en geen gebeurtenis; haal haar weg',
    'This row seems to be a total and no event; remove it',
  ),
  LAYOUT_UNREADABLE: refuse(
    'Naar deze indeling is geen bestand te lezen: {why}',
    'No file can be read by this layout: {why}',
  ),
  NOT_A_NUMBER: refuse(
    'Dit is geen getal; schrijf bijvoorbeeld 1250 of 12,5',
    'This is not a number; write for instance 1250 or 12.5',
  ),
  NOT_WHOLE: refuse('Hier hoort een geheel getal', 'This must be a whole number'),
  AMBIGUOUS_NUMBER: refuse(
    'Het is niet duidelijk of dit duizendtallen of decimalen zijn; schrijf {whole} of {decimal}',
    'It is not clear whether these are thousands or decimals; write {whole} or {decimal}',
  ),
  NOT_A_DAY: refuse(
    'Dit is geen bestaande datum; schrijf dag-maand-jaar, zoals 31-03-2025',
    'This is not an existing date; write day-month-year, such as 31-03-2025',
  ),
  NOT_A_CHOICE: refuse(
    'Deze waarde is hier niet bekend; kies uit: {allowed}',
    'This value is not known here; choose from: {allowed}',
  ),
  NOT_YES_NO: refuse('Vul ja of nee in', 'Fill in yes or no'),
  BAD_FORM: refuse(
    'De waarde heeft niet de juiste vorm; een voorbeeld: {example}',
    'The value does not have the right form; an example: {example}',
  ),
  BAD_ID: refuse(
    'Een kenmerk heeft alleen letters zonder accent, cijfers en . _ : / -, en ten hoogste 100 tekens',
    'An id has only letters without accents, digits and . _ : / -, and at most 100 characters',
  ),
  NOT_A_KEY: refuse(
    'Hier hoort een sleutel van 43 tekens te staan, geen adres, naam of nummer; lever het bestand aan via het dashboard, dat maakt van adressen sleutels voordat er iets wordt verstuurd',
    'This must be a key of 43 characters, no address, name or number; send the file through the dashboard, which turns addresses into keys before anything is sent',
  ),
  CELL_BECAME_DATE: refuse(
    'Het rekenblad heeft hier een datum van gemaakt; maak de cel op als tekst en vul de waarde opnieuw in',
    'The spreadsheet turned this into a date; format the cell as text and fill in the value again',
  ),
  CELL_ROUNDED: refuse(
    'Het rekenblad heeft dit lange getal afgerond; maak de cel op als tekst en vul de waarde opnieuw in',
    'The spreadsheet rounded this long number; format the cell as text and fill in the value again',
  ),
  CELL_DAMAGED: refuse(
    'Hier staat een teken dat niet te lezen is (�); herstel de cel en sla het bestand op als UTF-8',
    'There is a character here that cannot be read (�); mend the cell and save the file as UTF-8',
  ),
  CELL_NOT_COMPUTED: refuse(
    'Deze formule is nog niet uitgerekend; open het bestand in een rekenblad en sla het op, of vul de uitkomst in',
    'This formula was not worked out yet; open the file in a spreadsheet program and save it, or fill in the result',
  ),
  CELL_MERGED: refuse(
    'Deze cel is samengevoegd met {first}, en heeft zelf geen waarde; hef de samenvoeging op en vul elke rij in',
    'This cell is merged with {first}, and has no value of its own; undo the merge and fill in every row',
  ),
  ROW_HIDDEN: refuse(
    'Deze rij is verborgen, bijvoorbeeld door een filter; maak haar zichtbaar of verwijder haar',
    'This row is hidden, for instance by a filter; make it visible or remove it',
  ),
  DAY_WITH_TIME: refuse(
    'Bij deze datum staat een tijd vlak voor middernacht ({time}); het is niet zeker welke dag bedoeld is. Schrijf alleen de dag',
    'This date has a time just before midnight ({time}); it is not certain which day is meant. Write the day only',
  ),
  TIME_LEFT_OUT: warn(
    'Bij deze datum staat een tijd ({time}); alleen de dag {day} is overgenomen',
    'This date has a time ({time}); only the day {day} was taken',
  ),
  COLUMN_HIDDEN: warn(
    'Deze kolom is verborgen; zij is wel gelezen',
    'This column is hidden; it was read all the same',
  ),
  SHEET_READ: warn(
    'Gelezen is blad "{sheet}"; niet gelezen: {others}',
    'Sheet "{sheet}" was read; not read: {others}',
  ),
  SHEET_UNKNOWN: refuse(
    'Dit bestand heeft geen blad "{sheet}"; wel: {others}',
    'This file has no sheet "{sheet}"; it has: {others}',
  ),
  SHEETS_ALIKE: refuse(
    'Meer bladen hebben deze koppen: {sheets}. Zeg welk blad u bedoelt, of zet de rijen op één blad',
    'More sheets have these headers: {sheets}. Say which sheet you mean, or put the rows on one sheet',
  ),
  ADDRESS_UNCLEAR: refuse(
    '{part}: {made}. Van dit adres is geen sleutel gemaakt; herstel de cel',
    '{part}: {made}. No key was made of this address; mend the cell',
  ),
  CELL_ERROR: refuse('De formule in deze cel geeft een fout', 'The formula in this cell gives an error'),
  UNKNOWN_COLUMN: refuse(
    'Deze kolom is niet bekend bij "{type}"; verwijder haar of gebruik de koppen van het sjabloon',
    'This column is not known for "{type}"; remove it or use the headers of the template',
  ),
  LIKE_COLUMN: refuse(
    'Deze kolom is niet bekend bij "{type}"; bedoelt u "{like}"?',
    'This column is not known for "{type}"; do you mean "{like}"?',
  ),
  COLUMN_MISSING: refuse('De kolom "{name}" ontbreekt', 'The column "{name}" is missing'),
  COLUMN_TWICE: refuse(
    'De kolom "{name}" staat er meer dan eens in',
    'The column "{name}" occurs more than once',
  ),
  COLUMN_WITHOUT_NAME: refuse(
    'Hier staat iets in een kolom zonder kop; verwijder het of geef de kolom een kop',
    'There is something in a column without a header; remove it or give the column a header',
  ),
  EXAMPLE_ROW: refuse(
    'Dit is de voorbeeldrij van het sjabloon; verwijder deze rij',
    'This is the example row of the template; remove this row',
  ),
  TOO_MANY_ROWS: refuse(
    'Een bestand heeft ten hoogste {max} rijen; verdeel het over meer bestanden',
    'A file has at most {max} rows; divide it over more files',
  ),
  MANY_FAULTS: refuse(
    'Er zijn meer dan {max} fouten gevonden; verder dan deze rij is niet gekeken',
    'More than {max} faults were found; nothing after this row was looked at',
  ),
  FILE_EMPTY: refuse(
    'Er staan geen rijen met gegevens in dit bestand',
    'There are no rows with data in this file',
  ),
  FILE_DAMAGED: refuse(
    'Dit is geen (heel) rekenblad; sla het opnieuw op als .xlsx, .ods of .csv',
    'This is no (whole) spreadsheet; save it again as .xlsx, .ods or .csv',
  ),
  FILE_LOCKED: refuse(
    'Dit is een oud .xls-bestand of het heeft een wachtwoord; sla het op als .xlsx zonder wachtwoord',
    'This is an old .xls file or it has a password; save it as .xlsx without a password',
  ),
  FILE_TOO_LARGE: refuse(
    'Dit bestand is uitgepakt te groot: te veel kolommen, te lange cellen of te veel inhoud',
    'This file is too large once unpacked: too many columns, cells too long or too much in it',
  ),
  FILE_TAKES_TOO_LONG: refuse(
    'Dit bestand was na {seconds} seconden nog niet gelezen; verdeel het over meer bestanden',
    'This file was not read yet after {seconds} seconds; divide it over more files',
  ),
  NOT_A_TEXT_FILE: refuse(
    'Dit is geen tekstbestand; sla het op als CSV, of lever het aan als .xlsx',
    'This is no text file; save it as CSV, or send it as .xlsx',
  ),
  QUOTE_NOT_CLOSED: refuse(
    'Hier begint een aanhalingsteken (") dat niet wordt gesloten',
    'A quotation mark (") begins here that is never closed',
  ),
  OLD_EVENT: warn('De gebeurtenis is ouder dan {days} dagen', 'The event is older than {days} days'),
  ACCEPTED_BEFORE_REACHED: warn(
    'In wat u kunt zien is van dit huishouden op of voor deze dag (nog) geen bereik bekend',
    'In what you may see no reach of this household on or before this day is known (yet)',
  ),
  KNOWN_BUT_RETRACTED: warn(
    'Deze gebeurtenis is al bekend maar ingetrokken, en telt dus niet mee; herstel haar als zij toch klopt',
    'This entry is known already but retracted, so it does not count; reinstate it if it is right after all',
  ),
  AREA_NOT_YOURS: warn(
    'Volgens het register neemt uw organisatie in dit gebied niet deel; klopt het gebied?',
    'By the register your organisation does not take part in this area; is the area right?',
  ),
  SAME_NATURAL_KEY: warn(
    'Dezelfde inhoud is al onder een ander kenmerk aangeleverd; is dit dubbel?',
    'The same content was posted under another reference; is this a duplicate?',
  ),
  LATE_FOR_PERIOD: warn(
    'De rapportageperiode ({period}) is al gesloten; dit telt mee als nagekomen',
    'The reporting period ({period}) is closed already; this counts as a late entry',
  ),
  LATE_FOR_EDITION: warn(
    'Over deze periode ({period}) is al een rapportage vastgesteld ({editionId}); dit telt mee als nagekomen',
    'An edition on this period ({period}) was published already ({editionId}); this counts as a late entry',
  ),
  ENDED_BEFORE_STARTED: warn(
    'Het begin dat bekend is ligt na dit einde ({start})',
    'The start that is known lies after this end ({start})',
  ),
  STARTED_AFTER_ENDED: warn(
    'Het einde dat bekend is ligt voor dit begin ({end})',
    'The end that is known lies before this start ({end})',
  ),
  NO_START_KNOWN: warn('Er is (nog) geen begin van bekend', 'No start of it is known (yet)'),
  STEP_TAKEN_AGAIN: warn(
    'Deze stap was al vastgelegd; klopt dit?',
    'This step was recorded before; is this right?',
  ),
  NO_EARLIER_STEP: warn(
    'De stap die hieraan voorafgaat is (nog) niet bekend: {steps}',
    'The step that comes before this is not known (yet): {steps}',
  ),
  STEP_TOO_EARLY: warn(
    'De stap die hieraan voorafgaat is van later: {step}, {on}',
    'The step that comes before this is of a later day: {step}, {on}',
  ),
  STEP_TOO_LATE: warn(
    'De stap die hierop volgt is van eerder: {step}, {on}',
    'The step that comes after this is of an earlier day: {step}, {on}',
  ),
  STEP_CONTRADICTS: warn(
    'Dit gaat niet samen met wat al is vastgelegd: {step}, {on}',
    'This does not go together with what was recorded before: {step}, {on}',
  ),
  ONE_WERKLIJN: warn(
    'De genoemde gebeurtenissen zijn niet van verschillende werklijnen',
    'The entries named are not of different werklijnen',
  ),
  REALISED_BY_UNKNOWN: warn(
    'Deze gebeurtenis is (nog) niet bekend, telt niet meer, of is van een andere organisatie',
    'This entry is not known (yet), does not count any more, or is of another organisation',
  ),
  PARTNER_UNKNOWN: warn(
    'Deze partner is (nog) niet geregistreerd; klopt het kenmerk?',
    'This partner is not registered (yet); is its id right?',
  ),
  CONFIRMED_BEFORE_STARTED: warn(
    'Het begin dat bekend is ligt na deze bevestiging ({start})',
    'The start that is known lies after this confirmation ({start})',
  ),
  PLACEMENT_OPEN: warn(
    'Onder dit kenmerk loopt al een plaatsing ({start}); een volgende plaatsing krijgt een eigen kenmerk',
    'A placement under this id is open already ({start}); a next placement gets an id of its own',
  ),
  LABEL_WORSE: warn(
    'Dit label is slechter dan dat van voor de maatregel',
    'This label is worse than the one before the measure',
  ),
  WITHDRAWN_MORE: warn(
    'In wat u kunt zien is zo onder deze regeling meer ingetrokken dan er (nog) geregeld is',
    'In what you may see more is withdrawn under this scheme than is arranged (yet)',
  ),
  PLANNED_AGAIN: warn(
    'Er was al een plan; het laatste telt',
    'There was a plan already; the last one counts',
  ),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleCode = keyof typeof RULES;
