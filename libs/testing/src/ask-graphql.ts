/** An error as a client sees it. */
export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    kind?: string;
    details?: Record<string, unknown>;
    fields?: { field: string; rule: string; message: string }[];
    errorId?: string;
  };
}

export interface GraphqlResult<T> {
  data: T | null;
  errors?: GraphqlError[];
}

/** Posts one operation to `<url>/graphql`. */
export async function askGraphql<T>(url: string, query: string, variables?: object, token?: string): Promise<GraphqlResult<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlResult<T>;
}
