import type { Label } from '#libs/programme';
import type { AppErrorCode } from './app-error.js';

const label = (nl: string, en: string): Label => ({ nl, en });

/** The `title` of a problem, the same for every occurrence of it (RFC 9457). */
export const TITLES: Readonly<Record<AppErrorCode, Label>> = {
  BAD_USER_INPUT: label('Wat is aangeleverd klopt niet', 'What was sent is not right'),
  UNAUTHENTICATED: label('Niet aangemeld', 'Not authenticated'),
  FORBIDDEN: label('Niet toegestaan', 'Not allowed'),
  NOT_FOUND: label('Niet gevonden', 'Not found'),
  NO_CHECKPOINT_YET: label('Nog geen controlepunt', 'No checkpoint yet'),
  METHOD_NOT_ALLOWED: label(
    'Zo kan dit adres niet worden gevraagd',
    'This address cannot be asked like that',
  ),
  NOT_ACCEPTABLE: label('Dit formaat wordt niet gegeven', 'This format is not offered'),
  CONFLICT: label('In strijd met wat is vastgelegd', 'In conflict with what is recorded'),
  WITHDRAWN: label('Ingetrokken', 'Withdrawn'),
  TOO_LARGE: label('Te groot', 'Too large'),
  URI_TOO_LONG: label('Het adres is te lang', 'The address is too long'),
  UNSUPPORTED_MEDIA_TYPE: label('Dit formaat wordt niet gelezen', 'This format is not read'),
  TOO_MANY_REQUESTS: label('Te veel in te korte tijd', 'Too much in too short a time'),
  INTERNAL_SERVER_ERROR: label('Er ging iets mis bij ons', 'Something went wrong on our side'),
  EDITION_DIGEST: label(
    'De cijfers zijn niet die van de rapportage',
    'The figures are not those of the edition',
  ),
  LOG_CHANGED: label('Het logboek is gewijzigd', 'The log was changed'),
  TOO_BUSY: label('Even te druk', 'Too busy for now'),
  PROJECTION_BEHIND: label('De cijfers zijn nog niet bijgewerkt', 'The figures are not up to date yet'),
  PROJECTION_STOPPED: label('De verwerking staat stil', 'The projection has stopped'),
  IDENTITY_UNAVAILABLE: label('De inlogvoorziening antwoordt niet', 'The identity provider does not answer'),
  CLOCK_JUMPED: label('De klok van de server klopt niet', "The server's clock is not right"),
  RECORD_UNAVAILABLE: label(
    'Wie wat leest, kan nu niet worden bijgehouden',
    'Who reads what cannot be recorded now',
  ),
  STORE_UNAVAILABLE: label('Het logboek is even niet bereikbaar', 'The log cannot be reached for now'),
  STORE_FULL: label('Het logboek is vol', 'The log is full'),
};
