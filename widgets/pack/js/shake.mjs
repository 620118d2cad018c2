// Classes written as objects of functions, as Leaflet's are, no bundler shakes: it cannot know who calls a method.
import { transform } from 'esbuild';

// From the end of the member before it to its own, as esbuild lays members out whose comments are gone.
const METHOD = /^\}, (\w+): function\([^]*?(?=^\})/gm;
const WORD = /[\w$]+/g;

/** The scripts, by path, without the methods of which nothing is heard: `idle` says so of a method of a script, or its
 *  name stands nowhere but where it is defined, neither in the scripts nor among `called`. Of `facts`, expressions and
 *  what they always are, nothing more is asked. Comments and layout are lost. */
export async function shake(scripts, { called, idle, facts }) {
  const shaken = new Map();
  for (const [path, text] of scripts) {
    const { code } = await transform(text, { minifyWhitespace: true });
    const known = facts.reduce((all, [what, is]) => all.replace(what, is), code);
    shaken.set(path, (await transform(known, { charset: 'ascii', minifySyntax: known !== code })).code);
  }
  for (let before = -1, left = 0; before !== left;) {
    before = left;
    const times = new Map();
    for (const word of [...shaken.values(), ...called].flatMap((it) => it.match(WORD))) times.set(word, (times.get(word) ?? 0) + 1);
    left = 0;
    for (const [path, text] of shaken) {
      const kept = text.replace(METHOD, (method, name) => (times.get(name) === 1 || idle(path, name) ? '' : method));
      shaken.set(path, kept);
      left += kept.length;
    }
  }
  return shaken;
}
