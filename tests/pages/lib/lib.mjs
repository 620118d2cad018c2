// Everything a browser test starts with.
export { browser, chrome, complaints, newPage } from './chrome.mjs';
export { demo } from './demo.mjs';
export { bytes, library, packaged, PACKAGES, serve, shelved } from './server.mjs';
