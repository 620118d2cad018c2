// Put in front of start.js where elements need JavaScript of others beside their WebAssembly. `modules` fetches it, by
// tag, into variables that the bindings know; `eager` lists the tags that are sure to need it.
const asked = {};

/** Each is asked for once; what failed is asked for again by the next element that needs it. */
function need(tag) {
  return asked[tag] ??= modules[tag]?.().catch((error) => {
    asked[tag] = null;
    throw error;
  });
}

// Beside the WebAssembly, not after it. Whoever waits for it hears how it failed.
for (const tag of eager) need(tag).catch(() => {});
