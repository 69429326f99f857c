import type { AddressPart } from './address.js';

const PARTS: Readonly<Record<AddressPart, readonly string[]>> = {
  postcode: [
    'postcode',
    'pc6',
    'pc',
    'postcode6',
    'postcodecliënt',
    'postcodeclient',
    'postalcode',
    'zipcode',
    'zip',
  ],
  houseNumber: [
    'huisnummer',
    'huisnr',
    'hnr',
    'nummer',
    'huisnrtoev',
    'huisnummertoev',
    'huisnummerentoevoeging',
    'housenumber',
    'houseno',
  ],
  houseLetter: ['huisletter', 'letter', 'houseletter'],
  addition: [
    'toevoeging',
    'toev',
    'huisnummertoevoeging',
    'huisnrtoevoeging',
    'nummertoevoeging',
    'addition',
    'housenumberaddition',
    'suffix',
  ],
};
/** Of an address or a person, and not needed for a key. */
const UNUSED = ['straat', 'straatnaam', 'street', 'streetname', 'plaats', 'woonplaats', 'city', 'town'];

/** Letters and digits only, as such headers differ in marks and spaces. */
const plain = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The part of an address that a header names; `unused` for one that is of an address and not needed. */
export function partNamed(header: string): AddressPart | 'unused' | undefined {
  const name = plain(header);
  if (UNUSED.includes(name)) return 'unused';
  return (Object.keys(PARTS) as AddressPart[]).find((part) => PARTS[part].includes(name));
}
