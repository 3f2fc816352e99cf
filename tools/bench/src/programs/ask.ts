/** What a GraphQL server answers, as text. */
export async function askAsText(url: string, body: string, token: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body, signal: AbortSignal.timeout(60_000) });
  return response.text();
}
