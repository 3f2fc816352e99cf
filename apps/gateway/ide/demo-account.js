/** Signs a new demo account up and in. @param role STUDENT or TUTOR @returns its access token, and its name */
export async function signInDemoAccount(role) {
  const response = await fetch('/ide/demo-account', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role }) });
  const body = await response.json();
  if (!response.ok) throw new Error(body.message ?? `the gateway answers ${response.status}`);
  return body;
}
