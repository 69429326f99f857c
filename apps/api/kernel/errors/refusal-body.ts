import type { Place } from '#libs/programme';
import type { AppError } from './app-error.js';
import { toProblem } from './problem.js';
import type { Language } from '../language.js';

/** What a refusal is sent as. */
export interface RefusalBody {
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Below here clients are of OData, and understand its own refusals only. */
const ODATA = /^\/open\/v1\/odata(?:[/?]|$)/;

/** A refusal in the form that who asks at this address reads: OData's own there, problem+json everywhere else. */
export function refusalBody(
  error: AppError,
  language: Language,
  request: { readonly url: string; readonly id: string },
): RefusalBody {
  if (!ODATA.test(request.url))
    return {
      contentType: 'application/problem+json; charset=utf-8',
      headers: {},
      body: JSON.stringify(toProblem(error, language, request.id)),
    };
  return {
    contentType: 'application/json; charset=utf-8',
    headers: { 'OData-Version': '4.0' },
    body: JSON.stringify({ error: odataError(error, language) }),
  };
}

/** Places in a question of OData are its options. */
const optionOf = (place: Place): string => place.join('/');

/** What was sent: an annotation, as which OData lets more stand in a refusal than it has names for. */
const SENT = '@Wijkspoor.Open.value';

/**
 * OData JSON Format 4.0, 19: what is wrong, where in the question, and each fault with its rule and what was sent.
 */
function odataError({ code, detail, faults }: AppError, language: Language): object {
  const [first] = faults;
  return {
    code,
    message: detail[language],
    ...(first === undefined ? {} : { target: optionOf(first.place) }),
    details: faults.map(({ rule, message, place, value }) => ({
      code: rule,
      message: message[language],
      target: optionOf(place),
      ...(value === undefined ? {} : { [SENT]: value }),
    })),
  };
}
