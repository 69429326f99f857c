import { describe, expect, it } from '@jest/globals';

import { loadConfig } from './config.js';
import { mailIn } from './mail-config.js';
import { settingsOf } from './testing/settings.js';

describe('given the settings of mail', () => {
  const load = (more: Record<string, string> = {}) =>
    loadConfig({
      WIJKSPOOR_SMTP_URL: 'smtps://post.example:465',
      WIJKSPOOR_MAIL_FROM: 'monitor@voorbeeld.example',
      WIJKSPOOR_MAIL_ADDRESSES: 'adressen',
      ...more,
    });

  it('is complete or there is none; its outbox lies beside the log', () => {
    expect(load().mail).toEqual({
      url: 'smtps://post.example:465',
      from: 'monitor@voorbeeld.example',
      addresses: 'adressen',
      outbox: 'data/mail-outbox.db',
    });
    for (const name of ['WIJKSPOOR_SMTP_URL', 'WIJKSPOOR_MAIL_FROM', 'WIJKSPOOR_MAIL_ADDRESSES'])
      expect(() => load({ [name]: '' })).toThrow(name);
  });
  it.each<[string, string]>([
    ['WIJKSPOOR_SMTP_URL', 'https://post.example'],
    ['WIJKSPOOR_SMTP_URL', 'smtp://naam:woord@post.example'],
    ['WIJKSPOOR_SMTP_URL', 'smtp://post.example/pad'],
    ['WIJKSPOOR_MAIL_FROM', 'Monitor <monitor@voorbeeld.example>'],
    ['WIJKSPOOR_MAIL_FROM', 'a@b.example,c@d.example'],
  ])('refuses %s %s', (name, value) => expect(() => load({ [name]: value })).toThrow(name));
  it('refuses a user without a password and the other way round', () => {
    expect(() => load({ WIJKSPOOR_SMTP_USER: 'u' })).toThrow('WIJKSPOOR_SMTP_PASSWORD');
    expect(() => load({ WIJKSPOOR_SMTP_PASSWORD: 'p' })).toThrow('WIJKSPOOR_SMTP_USER');
  });

  // Seen to fail: with only the first three settings looked at.
  it('when only a user is named, then what is missing beside it is told', () => {
    const { wrong } = settingsOf({ WIJKSPOOR_SMTP_USER: 'u' }, (get, complain) =>
      mailIn(get, complain, String),
    );
    expect(wrong).toEqual([
      'WIJKSPOOR_SMTP_URL',
      'WIJKSPOOR_MAIL_FROM',
      'WIJKSPOOR_MAIL_ADDRESSES',
      'WIJKSPOOR_SMTP_PASSWORD',
    ]);
  });

  it('when both are, then they go along, with the origin of the monitor, without its end', () => {
    const named = { WIJKSPOOR_SMTP_USER: 'u', WIJKSPOOR_SMTP_PASSWORD: 'p' };
    expect(load({ ...named, WIJKSPOOR_PUBLIC_URL: 'https://monitor.example/' }).mail).toMatchObject({
      ...{ user: 'u', password: 'p', publicUrl: 'https://monitor.example' },
    });
    expect(load({ WIJKSPOOR_MAIL_OUTBOX: 'elders.db' }).mail).toMatchObject({ outbox: 'elders.db' });
  });
});
