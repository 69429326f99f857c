/**
 * Does what docs/guides/add-a-role.md says, with the very row of that page: one table changed, then the whole
 * server asked.
 *
 * @jest-environment node
 */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';
import type { RoleRights } from '#libs/access';
import type { Server } from '../e2e/support/server.js';

let server: Server;

beforeAll(async () => {
  const guide = await readFile('docs/guides/add-a-role.md', 'utf8');
  const row = /^```ts row=council\n(.*?)^```$/ms.exec(guide)?.[1] ?? '';
  const council = runInThisContext(`(${row})`) as RoleRights;
  const real = await import('../../libs/access/roles.js');
  const ROLES: Readonly<Record<string, RoleRights>> = { ...real.ROLES, council };
  const isRole = (text: unknown) => typeof text === 'string' && Object.hasOwn(ROLES, text);
  jest.unstable_mockModule('../../libs/access/roles.js', () => ({
    ...real,
    ROLES,
    isRole,
    rightsOfRole: (role: string) => (isRole(role) ? ROLES[role] : real.rightsOfRole('')),
  }));
  const { Server } = await import('../e2e/support/server.js');
  server = await Server.start();
});
afterAll(() => server.stop());

const ask = (query: string) => server.query(query, 'demo-council');

it('the new role is told who it is and what it may', async () => {
  expect((await ask('{ me { role roleLabel { nl en } permissions postsAs partnerId } }')).data).toEqual({
    me: {
      role: 'council',
      roleLabel: { nl: 'Gemeenteraad', en: 'Municipal council' },
      permissions: ['self', 'definitions', 'reports', 'figures'],
      postsAs: null,
      partnerId: null,
    },
  });
});

it('the switch of the dashboard can offer it', async () => {
  const { data } = await ask('{ roles { role forPartner } }');
  expect(data.roles).toContainEqual({ role: 'council', forPartner: false });
});

it('it gets what its row says', async () => {
  expect(await ask('{ figures(kpis: ["1.1"], period: "2025-Q1") { kpi { code } } }')).toMatchObject({
    data: { figures: [{ kpi: { code: '1.1' } }] },
  });
  expect(await ask('{ editions { editionId } }')).toMatchObject({ data: { editions: [] } });
});

it.each([
  ['entries', '{ entries { totalCount } }'],
  ['submissions', '{ submissions { id } }'],
])('it does not get %s, which its row does not say', async (_what, query) => {
  expect((await ask(query)).errors?.[0].extensions.code).toBe('FORBIDDEN');
});

it('it may not post', async () => {
  expect((await server.post({}, 'demo-council')).status).toBe(403);
});
