import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const done = (personKey: string, trainingId: string, more = {}) => ({
  personKey,
  trainingId,
  kind: 'CERTIFICATE',
  ...more,
});

describe('2.2 trainings completed', () => {
  it('two persons in one course are two, one person in two courses is two, told twice is once', () => {
    const page = new Page();
    page.on('2025-01-10', 'TrainingCompleted', done('anna', 'lassen'));
    page.on('2025-01-10', 'TrainingCompleted', done('bram', 'lassen'));
    page.on('2025-03-10', 'TrainingCompleted', done('anna', 'taal'));
    page.on('2025-04-10', 'TrainingCompleted', done('anna', 'taal'));
    expect(page.figure('2.2').value).toBe(3);
    expect(page.figure('2.2', { period: '2025-Q1' }).value).toBe(3);
    expect(page.figure('2.2', { period: '2025-Q2' }).value).toBe(1);
  });

  it('the same ids at two partners are two persons and two courses', () => {
    const page = new Page();
    page.on('2025-01-10', 'TrainingCompleted', done('anna', 'c1'), { partner: 'roc' });
    page.on('2025-01-10', 'TrainingCompleted', done('anna', 'c1'), { partner: 'werkbedrijf' });
    expect(page.figure('2.2').value).toBe(2);
  });

  it('started or dropped is not completed; without a field it is in the unknown part', () => {
    const page = new Page();
    page.on('2025-01-10', 'TrainingStarted', done('anna', 'c1', { field: 'TECHNICAL' }));
    page.on('2025-01-10', 'TrainingDropped', done('bram', 'c1'));
    expect(page.figure('2.2').status).toBe('NO_DATA');
    page.on('2025-06-10', 'TrainingCompleted', done('anna', 'c1'));
    expect(page.parts('2.2', 'field')).toMatchObject({ TECHNICAL: 0, UNKNOWN: 1 });
    expect(page.parts('2.2', 'kind')).toMatchObject({ CERTIFICATE: 1, UNKNOWN: 0 });
  });

  it('one reported late counts in the quarter it happened, and its date may be put right', () => {
    const page = new Page();
    page.on('2025-05-01', 'TrainingCompleted', done('anna', 'c1'));
    const before = page.position;
    const late = page.on('2025-03-31', 'TrainingCompleted', done('bram', 'c1'));
    expect(page.figure('2.2', { period: '2025-Q1' }).value).toBe(1);
    expect(page.figure('2.2', { period: '2025-Q1', asOf: before }).status).toBe('NO_DATA');
    page.correct(late, { date: '2025-04-01' });
    expect(page.figure('2.2', { period: '2025-Q1' }).status).toBe('NO_DATA');
    expect(page.figure('2.2', { period: '2025-Q2' }).value).toBe(2);
  });
});
