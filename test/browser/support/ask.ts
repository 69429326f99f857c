/** The data of a query that must not fail. */
export async function ask(
  url: string,
  token: string,
  query: string,
  variables: object = {},
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
): Promise<any> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
