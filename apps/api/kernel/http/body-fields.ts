import { ValidateBy } from 'class-validator';
import { parseMoment } from '#libs/programme';
import { expects, IS_MOMENT } from './body.js';

export const POSITION = /^(0|[1-9]\d{0,15})$/;
export const TEXT = expects('een tekst', 'a text');
export const oneOf = (codes: readonly string[]) =>
  expects(`één van: ${codes.join(', ')}`, `one of: ${codes.join(', ')}`);
export const POSITION_TEXT = expects('een positie, als tekst met cijfers', 'a position, as a text of digits');
export const IsMoment = () =>
  ValidateBy(
    {
      name: IS_MOMENT,
      validator: { validate: (value) => typeof value === 'string' && parseMoment(value) !== undefined },
    },
    expects(
      'een tijdstip volgens RFC 3339, op een bestaande dag',
      'a moment as in RFC 3339, on an existing day',
    ),
  );
