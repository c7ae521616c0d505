// Files are read some at a time; with script the page asks for the next ones by itself.
for (const form of document.querySelectorAll("form[data-goes-on]")) {
  setTimeout(() => form.requestSubmit(), 200);
}
