/** What who opens the folder reads first. */
export const READ_ME = `# Bundel van een logboek van Wijkspoor
Nagaan, zonder netwerk, met Node 20 of Python 3.9 (twee programma's, los van elkaar geschreven):

    node verify.mjs . --key UW-SLEUTEL --checkpoint UW-CONTROLEPUNT
    python3 verify.py . --key UW-SLEUTEL --checkpoint UW-CONTROLEPUNT
    node replay.mjs .

Gebruik liever een eigen exemplaar van deze programma's dan dat uit de bundel, en de sleutel en controlepunten die u zelf bewaarde: alleen die kan de
beheerder niet hebben vervangen. verify zegt of er iets is gewijzigd, weggehaald of toegevoegd; replay speelt het logboek na en rekent elke
vastgestelde rapportage opnieuw uit. Einde met 0 in orde, 1 gemanipuleerd, 2 onvolledig, 3 niet uitgevoerd.

# Bundle of a log of Wijkspoor
To check, without a network, with Node 20 or Python 3.9 (two programs, written apart):

    node verify.mjs . --key YOUR-KEY --checkpoint YOUR-CHECKPOINT
    python3 verify.py . --key YOUR-KEY --checkpoint YOUR-CHECKPOINT
    node replay.mjs .

Rather use a copy of these programs of your own than the one in the bundle, and the key and checkpoints that you kept: those alone the operator
cannot have replaced. verify says whether anything was altered, removed or added; replay plays the log again and recomputes every
published edition. Ends with 0 clean, 1 manipulated, 2 incomplete, 3 not run.

| | |
|---|---|
| manifest.json | elk bestand met zijn SHA-256 / every file with its SHA-256 |
| policy | wie ondertekent (C2SP tlog-policy) / who signs |
| checkpoint, checkpoints.jsonl | het nieuwste en alle ondertekende controlepunten / the newest and all signed checkpoints |
| stamps/ | tijdstempels (RFC 3161) over controlepunten en waar zij naar leiden / time stamps over checkpoints, and what they lead to |
| tile/ | tegels en bladeren (C2SP tlog-tiles) / tiles and leaves |
| log.jsonl | elke gebeurtenis zoals opgeslagen, met haar zout / every event as stored, with its salt |
| receipts/ | ontvangstbewijzen van de vaststelling van rapportages (C2SP tlog-proof) / receipts of the publication of editions |
| editions/ | de cijfers van elke rapportage, tot op de byte van haar kenmerk / the figures of each edition, to the byte of its digest |
| schemas/, definitions.json | wat gebeurtenissen zeggen en hoe indicatoren zijn bepaald / what events say and how indicators are defined |
`;
