import type { EffectiveEntries } from '../facts/effective-entries.js';

export type Speaker = 'OFFICE' | 'PARTNER';

interface Answer {
  readonly entryId: string;
  readonly position: number;
  readonly by: Speaker;
  readonly message: string;
}

/**
 * What the office asked a partner, or a partner the office, about the submission of a period or one of its figures.
 */
export interface Question {
  readonly entryId: string;
  readonly position: number;
  readonly partnerId: string;
  readonly period: string;
  /** The figure it is about; of a submission undefined. */
  readonly kpi: string | undefined;
  readonly scope: string | undefined;
  readonly by: Speaker;
  readonly message: string;
  readonly answers: readonly Answer[];
  /** Whose turn it is: who was asked, until it answered, and again when the asker added something. */
  readonly waitsFor: Speaker | undefined;
}

/** Every question that stands at a position, in the order they were asked, each with its answers. */
export function questionsAt(entries: EffectiveEntries): readonly Question[] {
  return entries.memo('questions', () => {
    const found = new Map<string, Question>();
    for (const document of entries.documents('QuestionAsked', 'QuestionAnswered')) {
      const { entryId, entryPosition: position, partnerId: own, name, data } = document;
      const by: Speaker = own === undefined ? 'OFFICE' : 'PARTNER';
      if (name === 'QuestionAsked') {
        const { partnerId = '', period, kpi, scope, message } = data;
        found.set(entryId, {
          ...{ entryId, position, partnerId: own ?? partnerId, period, kpi, scope, by, message },
          answers: [],
          waitsFor: otherThan(by),
        });
        continue;
      }
      const question = found.get(data.questionId);
      if (question)
        found.set(question.entryId, {
          ...question,
          answers: [...question.answers, { entryId, position, by, message: data.message }],
          waitsFor: by === question.by ? otherThan(by) : undefined,
        });
    }
    return [...found.values()];
  });
}

const otherThan = (side: Speaker): Speaker => (side === 'OFFICE' ? 'PARTNER' : 'OFFICE');
