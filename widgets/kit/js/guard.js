// Put in front of the glue: every call from the page into the instance passes here. A panic (a trap) or an
// escaped exception ends the instance: `trap` hears of it once, and nothing enters the dead instance again.
const WebAssembly = ((native) => {
  const NOTHING = []; // the glue unpacks what a door hands out

  class Instance {
    constructor(exports) {
      this.exports = exports;
    }
  }

  function guarded(exports) {
    const doors = {};
    let depth = 0;
    let dead = false;
    let memory;
    for (const name of Object.keys(exports)) {
      const door = exports[name];
      if (door instanceof native.Memory) memory = door;
      doors[name] = typeof door !== 'function' ? door : (a, b, c, d, e, f, g, h) => {
        if (dead) return NOTHING;
        depth += 1;
        try {
          const found = door(a, b, c, d, e, f, g, h);
          return dead ? NOTHING : found; // the page may have come in again, and broken it
        } catch (error) {
          if (!dead) trap(error);
          dead = true;
          if (depth > 1) throw error; // unwinds the frames of ours that are still below
          return NOTHING;
        } finally {
          depth -= 1;
          // The glue looks into the memory for results: no flag of the dead may tell it to throw.
          if (dead && !depth) new Uint8Array(memory.buffer).fill(0);
        }
      };
    }
    return doors;
  }

  return {
    Module: native.Module,
    Instance,
    instantiate: async (module, imports) => new Instance(guarded((await native.instantiate(module, imports)).exports)),
  };
})(globalThis.WebAssembly);
