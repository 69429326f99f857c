import { bareProblem as problem, tagged, text } from '../../kernel/http/openapi-parts.js';

/** Subscriptions as server-sent events. */
export const streamPaths = {
  '/stream': {
    servers: [{ url: '/graphql' }],
    ...tagged('cijfers').post('subscribe', {
      summary: 'Een GraphQL-abonnement als server-sent events / a GraphQL subscription as server-sent events',
      description:
        'Voor wie achter een proxy zit die geen WebSocket doorlaat. Elk antwoord is een `next`, het einde is `complete` (GraphQL over SSE, distinct connections). / For who is behind a proxy that lets no WebSocket through. Each answer is a `next`, the end is `complete`.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['query'],
              properties: {
                query: text,
                variables: { type: ['object', 'null'] },
                operationName: { type: ['string', 'null'] },
              },
            },
            example: {
              query: 'subscription { figuresChanged(kpis: ["1.1"], period: "2026-Q3") { value position } }',
            },
          },
        },
      },
      responses: {
        200: {
          description:
            'De cijfers nu, en opnieuw zodra er een verandert / the figures now, and again when one changes',
          content: { 'text/event-stream': { schema: text } },
        },
        400: {
          description:
            'Geen abonnement, of een onbekende vraag (`errors`) / no subscription, or an unknown question',
        },
        401: problem('Geen geldig token / no valid token'),
        403: problem('Uw rol mag dit niet / not allowed to your role'),
        429: problem('Te veel verbindingen of abonnementen / too many connections or subscriptions'),
      },
    }),
  },
};
