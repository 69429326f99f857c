import { expect, it } from '@jest/globals';
import { Followers, type Follower } from './followers.js';

const anna: Follower = {
  actor: { role: 'partner', partnerId: 'gemeente-duindorp', subject: 'anna' },
  followed: [{ kpis: ['1.1'], scope: 'NL' }],
  ...{ seen: '12', looked: '2025-09-20', until: 1_000 },
};

// Seen to fail: without the day in the question of toLookFor.
it('a follower is looked for once a mail day, and is told from where it was told last', () => {
  const followers = new Followers(':memory:');
  followers.put(anna);
  expect(followers.toLookFor('2025-09-20')).toEqual([]);
  expect(followers.toLookFor('2025-09-21')).toEqual([anna]);
  followers.note('anna', '2025-09-21');
  expect(followers.toLookFor('2025-09-21')).toEqual([]);
  expect(followers.toLookFor('2025-09-22')).toMatchObject([{ seen: '12' }]);
  followers.note('anna', '2025-09-22', '30');
  expect(followers.of('anna')).toMatchObject({ seen: '30', looked: '2025-09-22' });
  followers.drop('anna');
  expect(followers.of('anna')).toBeUndefined();
  expect(followers.toLookFor('2025-09-23')).toEqual([]);
  followers.close();
});
