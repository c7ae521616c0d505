// Refreshes the radar while its page is looked at. Without this script the page reloads by itself.
"use strict";

const REFRESH_MS = 4000;
const radar = document.getElementById("radar");

async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(radar.dataset.refresh, { cache: "no-store" });
    if (answer.ok) radar.innerHTML = await answer.text();
  } catch {
    // The phone's program is stopping; the next round asks again.
  }
}

if (radar) setInterval(refresh, REFRESH_MS);
