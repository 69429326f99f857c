/** First segments of the dashboard's own addresses; a spec holds them against its routes. */
export const PAGES: readonly string[] = [
  '',
  'werklijnen',
  'indicatoren',
  'gebieden',
  'gebeurtenissen',
  'aanleveren',
  'upload',
  'koppelkansen',
  'belemmeringen',
  'inzendingen',
  'rapportages',
  'controle',
  'datakwaliteit',
  'uitleg',
  'toegankelijkheid',
  'api',
];
