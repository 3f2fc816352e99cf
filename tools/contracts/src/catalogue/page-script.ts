/** Runs in the reader's browser: hides what does not have every word that was typed. */
export const PAGE_SCRIPT = `
const box = document.getElementById('search');
const found = document.getElementById('found');
const none = document.getElementById('none');
const articles = [...document.querySelectorAll('article')];
const entries = new Map([...document.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link.parentElement]));
function filter() {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const article of articles) {
    const matches = words.every((word) => article.dataset.words.includes(word));
    article.hidden = !matches;
    const entry = entries.get(article.id);
    if (entry) entry.hidden = !matches;
    if (matches) shown += 1;
  }
  for (const group of document.querySelectorAll('nav section')) group.hidden = ![...group.querySelectorAll('li')].some((entry) => !entry.hidden);
  found.textContent = shown + (shown === 1 ? ' event' : ' events');
  none.style.display = shown === 0 ? 'block' : 'none';
}
box.addEventListener('input', filter);
window.addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.hidden) { box.value = ''; filter(); target.scrollIntoView(); }
});
const asked = new URLSearchParams(location.search).get('q');
if (asked) box.value = asked;
filter();
`;
