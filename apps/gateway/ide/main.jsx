// The page at GET / in development: GraphiQL, a demo account in one click, and the journey's operations ready to run.
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './ide.css';
import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Answers } from './answers.js';
import { examples } from './examples.js';
import { signInDemoAccount } from './demo-account.js';

/** Sent with every request that the editors make, unless the headers' editor says otherwise. */
const session = { authorization: undefined };
const answers = new Answers();

async function fetcher(question, options) {
  let variables;
  try {
    variables = answers.fillIn(question.variables);
  } catch (error) {
    return { errors: [{ message: error.message }] };
  }
  const headers = { 'content-type': 'application/json', ...(session.authorization && { authorization: session.authorization }), ...options?.headers };
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ ...question, variables }) });
  const answer = await response.json();
  answers.keep(question, answer.data);
  return answer;
}

function DemoAccount() {
  const [state, setState] = useState({ text: 'Nobody is signed in.' });
  const signIn = async (role) => {
    setState({ text: 'Signing in...', busy: true });
    try {
      const { accessToken, name } = await signInDemoAccount(role);
      session.authorization = `Bearer ${accessToken}`;
      setState({ text: `Signed in: ${name}, ${role.toLowerCase()}.` });
    } catch (error) {
      setState({ text: `Signing in failed: ${error.message}` });
    }
  };
  return (
    <header className="demo-account">
      <strong>edtech-platform</strong>
      <span role="status">{state.text}</span>
      <button type="button" disabled={state.busy} onClick={() => signIn('STUDENT')}>
        Sign in as a demo student
      </button>
      <button type="button" disabled={state.busy} onClick={() => signIn('TUTOR')}>
        Sign in as a demo tutor
      </button>
    </header>
  );
}

createRoot(document.getElementById('ide')).render(
  <>
    <DemoAccount />
    <main>
      <GraphiQL fetcher={fetcher} defaultTabs={examples} defaultEditorToolsVisibility="variables" />
    </main>
  </>,
);
