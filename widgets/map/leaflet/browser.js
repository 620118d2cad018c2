// Stands in for leaflet/src/core/Browser.js, sha256 c32d9670f8bc7f5cac319c5a19d4e729bb22138d0012682dc105584d7af51cec
// A browser that runs WebAssembly needs no more questions, and Leaflet asks them with `innerHTML`, which trusted types
// refuse. What is not here is not so: no `touch`, for one finger scrolls the page.
const is = (name) => navigator.userAgent.toLowerCase().includes(name);

export default {
  any3d: true,
  mobile: 'orientation' in window || is('mobile'),
  retina: devicePixelRatio > 1,
  safari: is('safari') && !is('chrome'),
};
