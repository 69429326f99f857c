import { expect, it } from '@jest/globals';
import { sourceOf, type SourceOwner } from './source.js';

it.each<[string, SourceOwner, string]>([
  ['the programme office', {}, 'urn:nld:wijkspoor:programmabureau:formulier'],
  [
    'a programme office with an OIN',
    { oin: '00000099000000002000' },
    'urn:nld:oin:00000099000000002000:systeem:wijkspoor-formulier',
  ],
  ['a partner without an OIN', { partnerId: 'school' }, 'urn:nld:wijkspoor:school:formulier'],
  [
    'a partner with an OIN',
    { partnerId: 'school', oin: '00000099000000001000' },
    'urn:nld:oin:00000099000000001000:systeem:wijkspoor-formulier',
  ],
])('the source of a system of %s', (_, owner, source) => {
  expect(sourceOf(owner, 'formulier', 'wijkspoor-formulier')).toBe(source);
});
