import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';
import { mayWith } from '../posters.js';
import { effective, type StreamState } from '../stream.js';

/** What the caller looks up of the partner that is asked. */
export interface ConversationContext {
  /** Undefined = not looked up. */
  readonly askedRegistered?: boolean;
}

/**
 * Decides on the conversation of one partner with the programme office about a period. A question names a partner
 * that is registered, a partner only itself; an answer names a question of the same conversation that was not
 * retracted.
 */
export function decideConversation(
  command: Command<'QuestionAsked' | 'QuestionAnswered'>,
  state: StreamState,
  { askedRegistered }: ConversationContext = {},
): Decision {
  const place = at(command.place, 'data');
  const { partnerId } = command.data;
  const about = partnerId ?? command.by.partnerId;
  if (about === undefined)
    return reject(fault('REQUIRED', atField(place, 'partnerId'), { name: 'partnerId' }));
  if (!mayWith(command.by, 'speaksFor', about))
    return reject(fault('NOT_YOUR_CONVERSATION', atField(place, 'partnerId'), {}, partnerId));
  if (command.name === 'QuestionAsked')
    return askedRegistered === false
      ? reject(fault('NOT_REGISTERED', atField(place, 'partnerId'), {}, partnerId))
      : accept(command);
  const { questionId } = command.data;
  const asked = effective(state).some(
    ({ name, entryId }) => name === 'QuestionAsked' && entryId === questionId,
  );
  return asked
    ? accept(command)
    : reject(fault('QUESTION_UNKNOWN', atField(place, 'questionId'), {}, questionId));
}
