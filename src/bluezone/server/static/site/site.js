// The print button: only with script can it do something, so only then is it shown.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What takes a while says so: the form is sent once, and its sentence with a moving bar is shown until the answer comes.
for (const form of document.querySelectorAll("form[data-progress]")) {
  form.addEventListener("submit", () => {
    for (const part of form.querySelectorAll(".working")) part.hidden = false;
    setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
  });
}
