// The list that is ticked: each touch is put on the disk of this device first, then sent, again and again until the
// site has answered. Without this script the same buttons are plain forms.

const bar = document.getElementById("queue");
const words = bar.dataset;
const list = document.getElementById("list");
const dialog = document.getElementById("why");
const asked = { row: null };
const plain = new Map(); // rows as the site made them, to go back to
const AT_ONCE = 100;
let isSending = false;
let isSignedOut = false;
let order = Date.now() * 1000;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
const rowOf = (member) => document.getElementById(`m${member}`);

// --- what is shown ---------------------------------------------------------------------------------------------------

function claimOf(tick) {
  if (tick.does === "installed") return words.installed;
  if (tick.does === "undo") return words.undone;
  if (tick.does === "choose") return words.chosen;
  const button = dialog.querySelector(`[data-reason="${tick.reason}"]`);
  return words.without.replace("%s", tick.reason === "other" ? tick.note : button.textContent);
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function undoButton(tick, row) {
  const name = row.querySelector(".name").textContent.trim();
  const button = element("button", "second", words.undo);
  button.type = "button";
  button.setAttribute("aria-label", `${words.undo}: ${name}`);
  button.addEventListener("click", () => takeBack(tick));
  return button;
}

function showWaiting(tick) {
  const row = rowOf(tick.member);
  if (!row) return;
  if (!plain.has(tick.member)) plain.set(tick.member, row.cloneNode(true));
  row.classList.add("waiting");
  row.querySelectorAll(".says, .claims, .hint").forEach((each) => each.remove());
  const says = element("p", "says", "");
  says.append(element("span", "state due", claimOf(tick)), " ", element("span", "how", words.waits));
  const acts = row.querySelector(".acts");
  acts.before(says);
  acts.replaceChildren(undoButton(tick, row));
}

function showPlain(member) {
  const row = rowOf(member);
  if (row && plain.has(member)) row.replaceWith(plain.get(member));
  plain.delete(member);
}

function showNew(html) {
  const made = new DOMParser().parseFromString(html, "text/html").querySelector(".someone");
  const member = Number(made.dataset.member);
  const row = rowOf(member);
  plain.delete(member);
  if (!row) return;
  const hadFocus = row.contains(document.activeElement);
  row.replaceWith(made);
  if (hadFocus) made.querySelector("button, a.button, a").focus({ preventScroll: true });
}

function showRefused(ticks) {
  const box = document.getElementById("refused");
  box.hidden = !ticks.length;
  box.replaceChildren(...ticks.map((tick) => {
    const row = rowOf(tick.member);
    const made = element("li", "someone", "");
    const name = row ? row.querySelector(".name").textContent.trim() : "";
    const acts = element("p", "acts", "");
    const again = element("button", "second", words.again);
    const drop = element("button", "second", words.drop);
    again.type = drop.type = "button";
    again.addEventListener("click", () => change(() => tickQueue.put({ ...tick, refused: "" })));
    drop.addEventListener("click", () => change(() => tickQueue.drop(tick.id)));
    acts.append(again, drop);
    made.append(element("p", "", `${words.refused} ${name}: ${claimOf(tick)}`), element("p", "", tick.refused), acts);
    return made;
  }));
}

async function showQueue() {
  const mine = (await tickQueue.all()).filter((tick) => tick.user === words.user);
  const waiting = mine.filter((tick) => !tick.refused);
  const parts = [mine.length ? words.some.replace("%n", mine.length) : words.none];
  if (!navigator.onLine) parts.push(words.off);
  else if (isSignedOut) parts.push(words.sign);
  const said = parts.join(" ");
  const state = document.getElementById("queue-state");
  if (state.textContent !== said) state.textContent = said;
  bar.classList.toggle("waits", mine.length > 0 || !navigator.onLine);
  bar.dataset.count = mine.length;
  document.getElementById("queue-now").hidden = !waiting.length;
  document.getElementById("queue-sign").hidden = !isSignedOut;
  showRefused(mine.filter((tick) => tick.refused && tick.to === words.send));
  return waiting;
}

// --- what is done ----------------------------------------------------------------------------------------------------

async function change(act) {
  await act();
  await showQueue();
  send();
}

function latestOf(ticks, member) {
  return ticks.filter((tick) => tick.member === member && tick.to === words.send).pop();
}

async function touch(row, does, more = {}) {
  const member = Number(row.dataset.member);
  const before = latestOf(await tickQueue.all(), member);
  if (before && !before.refused) return; // a second touch of the same row, before the first one has an answer
  const seen = row.dataset.seen.split(" ").filter(Boolean);
  const tick = { id: crypto.randomUUID(), member, does, seen, at: new Date().toISOString(), order: order++, user: words.user, to: words.send, ...more };
  await tickQueue.put(tick);
  showWaiting(tick);
  rowOf(member).querySelector(".acts button").focus({ preventScroll: true });
  await showQueue();
  send();
}

async function takeBack(tick) {
  if (isSending) return; // it is on its way; the row that comes back has its own undo
  await tickQueue.drop(tick.id);
  showPlain(tick.member);
  await showQueue();
}

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]");
}

async function renewToken() {
  const answer = await fetch(window.location.pathname);
  if (answer.redirected) return false;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("input[name=csrfmiddlewaretoken]");
  if (!found) return false;
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((each) => { each.value = found.value; });
  return true;
}

async function post(to, ticks) {
  const entries = ticks.map(({ id, member, does, seen, at, reason, note, chosen }) => ({ id, member, does, seen, at, reason, note, chosen }));
  return fetch(to, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token()?.value ?? "" },
    body: JSON.stringify({ entries }),
    redirect: "follow",
  });
}

async function sendPart(to, ticks) {
  let answer = await post(to, ticks);
  if (answer.status === 403 && (await renewToken())) answer = await post(to, ticks);
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
  isSignedOut = answer.redirected || (answer.status === 403 && !isOurs);
  if (!isOurs || answer.status >= 500) return false;
  const found = await answer.json();
  const sentences = answer.ok
    ? new Map(found.answers.map((each) => [each.id, each.sentence]))
    : new Map(ticks.map((each) => [each.id, found.sentence]));
  for (const tick of ticks) {
    if (sentences.get(tick.id)) {
      await tickQueue.put({ ...tick, refused: sentences.get(tick.id) });
      if (to === words.send) showPlain(tick.member);
    } else if (sentences.has(tick.id)) {
      await tickQueue.drop(tick.id);
    }
  }
  if (to === words.send) (found.rows ?? []).forEach(showNew);
  if (to === words.send && found.left) document.getElementById("left").textContent = found.left;
  return true;
}

async function sendAll() {
  const tried = new Set();
  for (;;) {
    const waiting = (await showQueue()).filter((tick) => !tried.has(tick.id));
    if (!waiting.length) return;
    const part = waiting.filter((tick) => tick.to === waiting[0].to).slice(0, AT_ONCE);
    part.forEach((tick) => tried.add(tick.id));
    if (!(await sendPart(part[0].to, part))) return;
  }
}

async function send() {
  if (isSending || !navigator.onLine) return;
  isSending = true;
  try {
    // One page of the browser sends at a time; two would only send the same twice, which the site takes once.
    await (navigator.locks ? navigator.locks.request("bluezone-ticks", sendAll) : sendAll());
  } catch {
    // No way through: everything stays where it is and goes with the next try.
  } finally {
    isSending = false;
    await showQueue();
  }
}

// --- what is heard ---------------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const button = event.target.closest("#ticks [data-does]");
  if (!button || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const row = button.closest(".someone");
  if (button.dataset.does !== "reason") {
    touch(row, button.dataset.does, button.dataset.chosen ? { chosen: button.dataset.chosen } : {});
    return;
  }
  asked.row = row;
  document.getElementById("why-who").textContent = row.querySelector(".name").textContent.trim();
  document.getElementById("why-note").value = "";
  dialog.showModal();
});

dialog.addEventListener("click", (event) => {
  const reason = event.target.closest("[data-reason]")?.dataset.reason;
  if (!reason) return;
  const note = document.getElementById("why-note");
  if (reason === "other" && !note.value.trim()) {
    note.focus();
    return;
  }
  dialog.close();
  touch(asked.row, "reason", { reason, note: reason === "other" ? note.value.trim() : "" });
});

document.getElementById("why-note").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault(); // or it would close the dialog
  dialog.querySelector("[data-reason=other]").click();
});

document.getElementById("q").addEventListener("input", (event) => {
  const wanted = fold(event.target.value).split(/\s+/).filter(Boolean);
  let n_shown = 0;
  for (const row of list?.children ?? []) {
    const text = ` ${fold(row.querySelector(".name").textContent.trim())}`;
    row.hidden = !wanted.every((word) => (/^\d{3,}$/.test(word) ? word.endsWith(row.dataset.tail) && row.dataset.tail : text.includes(` ${word}`)));
    n_shown += !row.hidden;
  }
  const none = document.getElementById("none");
  if (none) none.hidden = n_shown > 0;
});

document.querySelector(".find").addEventListener("submit", (event) => {
  if (!navigator.onLine) event.preventDefault(); // what is on the page was looked through already
});

document.querySelector('form[action$="/sign-out/"]')?.addEventListener("submit", (event) => {
  if (Number(bar.dataset.count) && !window.confirm(words.leave)) event.preventDefault();
});

document.getElementById("queue-now").addEventListener("click", send);
window.addEventListener("online", () => showQueue().then(send));
window.addEventListener("offline", showQueue);
document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
setInterval(() => { if (Number(bar.dataset.count)) send(); }, 15_000);

async function keepPage() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(words.worker);
  const ready = await navigator.serviceWorker.ready;
  const looks = performance.getEntriesByType("resource").map((each) => each.name).filter((name) => new URL(name).pathname.startsWith("/static/"));
  ready.active.postMessage({ page: window.location.href.split("#")[0], looks });
}

async function begin() {
  bar.hidden = false;
  for (const tick of await tickQueue.all()) {
    if (tick.user === words.user && tick.to === words.send && !tick.refused) showWaiting(tick);
  }
  await showQueue();
  send();
  if (navigator.onLine) keepPage().catch(() => {}); // without it, the list opens only with network
}

begin();
