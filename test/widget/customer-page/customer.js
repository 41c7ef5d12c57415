// What a customer's own script would do: note the widget's events, and call it before it is there.
window.noted = [];
for (const name of [
  'sqa-open',
  'sqa-close',
  'sqa-question',
  'sqa-answer',
  'sqa-citation-click',
  'sqa-copy',
  'sqa-error',
]) {
  document.addEventListener(name, ({ detail }) => window.noted.push([name, detail]));
}
window.statementQA = window.statementQA || [];
window.statementQA.push((widget) => {
  window.noted.push(['queue', widget.localName]);
});
