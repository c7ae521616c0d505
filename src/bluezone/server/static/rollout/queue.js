// The ticks that wait in this browser until the site has them. They hold numbers, states and reasons, never a name.

const NAME = "bluezone-ticks";

function opened() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("queue", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function inStore(mode, act) {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const work = database.transaction("queue", mode, { durability: "strict" });
      const asked = act(work.objectStore("queue"));
      work.oncomplete = () => done(asked.result);
      work.onerror = work.onabort = () => failed(work.error);
    });
  } finally {
    database.close();
  }
}

window.tickQueue = {
  // Resolves once the tick is on the disk: only then may a page show it as waiting.
  put: (tick) => inStore("readwrite", (store) => store.put(tick)),
  drop: (id) => inStore("readwrite", (store) => store.delete(id)),
  // In the order in which they were made, which the site keeps.
  all: async () => (await inStore("readonly", (store) => store.getAll())).sort((one, other) => one.order - other.order),
};
