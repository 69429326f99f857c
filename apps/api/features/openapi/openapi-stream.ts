const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Subscriptions as server-sent events. */
export const streamPaths = {
  '/stream': {
    servers: [{ url: '/graphql' }],
    post: {
      operationId: 'subscribe',
      tags: ['cijfers'],
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
                query: { type: 'string' },
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
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        400: {
          description:
            'Geen abonnement, of een onbekende vraag (`errors`) / no subscription, or an unknown question',
        },
        401: problem('Geen geldig token / no valid token'),
        403: problem('Uw rol mag dit niet / not allowed to your role'),
        429: problem('Te veel verbindingen of abonnementen / too many connections or subscriptions'),
      },
    },
  },
} as const;
