// Invented places on the wire: GeoJSON features in a valley between Ala and Rovereto.

const KINDS = ['Biblioteca', 'Museo', 'Malga', 'Rifugio', 'Parco giochi', 'Farmacia', 'Ufficio'];
const TOWNS = ['Ala', 'Avio', 'Mori'];

/** The position of the place number `index`: a spiral, so that no two stand in one spot. */
export function spot(index, { longitude = 11.02, latitude = 45.8 } = {}) {
  const far = 0.004 * Math.sqrt(index + 1);
  const turn = index * 2.4;
  return [longitude + far * Math.cos(turn) * 1.4, latitude + far * Math.sin(turn)].map((it) => Number(it.toFixed(6)));
}

/** One place. Give only what a test is about; `at` is `[longitude, latitude]`, or `null` for nowhere. */
export function place(id, { at = spot(id), name = `Luogo ${String(id).padStart(3, '0')}`, ...properties } = {}) {
  return {
    type: 'Feature',
    id: `luogo-${id}`,
    geometry: at && { type: 'Point', coordinates: at },
    properties: {
      name, category: KINDS[id % KINDS.length], address: `Via Roma ${id + 1}`, municipality: TOWNS[id % TOWNS.length],
      ...properties,
    },
  };
}

/** So many of them. */
export function places(count) {
  return Array.from({ length: count }, (_, index) => place(index));
}

/** A whole file. */
export function collection(features) {
  return { type: 'FeatureCollection', features };
}

/** The one place that has everything a place can have. */
export const LIBRARY = {
  name: 'Biblioteca civica «Ada Negri»',
  category: 'Biblioteca',
  description: 'Sala <strong>studio</strong> e <a href="/Eventi/letture">letture</a> per bambini.',
  abstract: 'Libri, giornali e una sala per i bambini.',
  address: 'Piazza San Vigilio 4',
  url: '/Eventi/biblioteca',
  email: 'biblioteca@comune.example',
  phone: '0464 671120',
  image: '/sagra.svg',
  opening_hours: 'Mo-Fr 08:30-12:30,14:00-18:00',
  wheelchair: 'yes',
};

/** A handful: a library with everything, two in one spot, one without a position. */
export function handful() {
  return collection([
    place(0, LIBRARY),
    place(1, { name: 'Malga Alpo' }),
    place(2, { name: 'Museo del marmo', at: [11.03, 45.81] }),
    place(3, { name: 'Museo della seta', at: [11.03, 45.81] }),
    place(4, { name: 'Rifugio Scalorbi' }),
    place(5, { name: 'Parco giochi San Giorgio' }),
    place(6, { name: 'Sportello itinerante', at: null }),
  ]);
}

/** Good places among records nobody can read. */
export function damaged() {
  return collection([
    ...handful().features,
    { type: 'Feature', geometry: { type: 'Point', coordinates: ['undici', null] }, properties: { name: 'Senza numeri' } },
    { type: 'Feature', geometry: { type: 'Point', coordinates: [11, 45] }, properties: {} },
    'non è un oggetto',
    null,
  ]);
}
