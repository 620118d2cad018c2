// Invented events on the wire: the `calendar` environment, `content/search`, and iCalendar.

const SITE = 'https://www.comune.valdaria.example';

/** One content as the newer vocabulary has it. Give only what a test is about. */
export function content(id, fields = {}) {
  const { title = `Evento ${id}`, language = 'ita-IT', dates = [], published = '2026-01-10T09:00:00+01:00', ...data } = fields;
  return {
    metadata: {
      id,
      remoteId: `evento-${id}`,
      classIdentifier: 'event',
      class: `${SITE}/api/opendata/v2/classes/event`,
      languages: [language],
      name: { [language]: title },
      mainNodeId: 9000 + id,
      published,
      modified: published,
      link: `${SITE}/api/opendata/v2/content/read/${id}`,
    },
    data: {
      [language]: {
        event_title: title,
        event_abstract: '',
        description: '',
        image: null,
        has_public_event_typology: [],
        takes_place_in: [],
        organizer: [],
        is_accessible_for_free: 0,
        cost_notes: '',
        time_interval: {
          input: {},
          text: '',
          recurrences: [],
          events: dates.map(([start, end]) => ({ id: `${start}-${end}`, start, end })),
        },
        ...data,
      },
    },
    extradata: { [language]: { urlAlias: `/Eventi/evento-${id}` } },
  };
}

/** One date in the `calendar` environment, with its content inside. All-day ends are exclusive there. */
export function occurrence(id, start, end, fields = {}) {
  const { title = `Evento ${id}` } = fields;
  return {
    content: content(id, { ...fields, dates: [[start, end]] }),
    id,
    title,
    allDay: start.length === 10,
    start,
    end,
    type: 'Evento',
    extendedProps: { location: `/Eventi/evento-${id}` },
  };
}

/** The answer of `content/search`. */
export function hits(contents, { next = null, total = contents.length } = {}) {
  return { query: 'classes [event]', nextPageQuery: next, totalCount: total, searchHits: contents, facets: [] };
}

/** What a relation to another content looks like: a place, an organizer. */
export function relation(id, name, language = 'ita-IT') {
  return [{
    id, remoteId: `r-${id}`, classIdentifier: 'place', class: '', languages: [language],
    name: { [language]: name }, link: `${SITE}/api/opendata/v2/content/read/${id}`, mainNodeId: id,
  }];
}

/** An event with everything an event can say. */
export const SAGRA = {
  title: 'Sagra di San Vigilio',
  event_abstract: 'Tre giorni di musica, cucina e giochi in piazza.',
  description: '<p>Il <strong>palio delle botti</strong> comincia alle <em>18</em>.</p>'
    + '<ul><li>Cucina aperta fino alle 23</li><li>Vedi il <a href="https://prolocco.example/menu">menù</a></li></ul>',
  image: { filename: 'sagra.svg', url: '/sagra.svg', alt: 'La piazza addobbata', mime_type: 'image/svg+xml', width: 800, height: 450 },
  has_public_event_typology: ['Festival', 'Enogastronomia'],
  takes_place_in: relation(501, 'Piazza San Vigilio'),
  organizer: relation(502, 'Pro Loco di Valdaria'),
  is_accessible_for_free: 1,
  cost_notes: 'Cena 18 €, bambini gratis',
  email: 'proloco@valdaria.example',
  telefono: '0464 123456',
};

const TITLES = [
  'Mercato contadino', 'Cinema sotto le stelle', 'Passeggiata al lago', 'Lettura ad alta voce', 'Torneo di bocce',
  'Concerto della banda', 'Consiglio comunale', 'Laboratorio di ceramica', 'Visita al castello', 'Corso di ballo',
];

/** A handful of events around 15 June 2026: a feast over the week's end, a long show, days with few and many. */
export function few() {
  return [
    occurrence(1, '2026-06-05', '2026-06-09', SAGRA),
    occurrence(2, '2026-06-10T20:30:00+02:00', '2026-06-10T22:00:00+02:00', {
      title: 'Perché no? Serata di jazz', takes_place_in: relation(503, 'Teatro civico'),
    }),
    occurrence(3, '2026-06-10T09:00:00+02:00', '2026-06-10T12:00:00+02:00', { title: 'Mercato contadino' }),
    occurrence(4, '2026-06-10', '2026-06-11', { title: 'Giornata della biblioteca' }),
    occurrence(5, '2026-06-15T18:00:00+02:00', '2026-06-15T19:00:00+02:00', { title: 'Lettura per bambini' }),
    occurrence(6, '2026-06-22', '2026-07-04', { title: 'Mostra «Acque»', takes_place_in: relation(504, 'Palazzo Libera') }),
    ...[20, 21, 22, 23, 24].map((id) => occurrence(id, '2026-07-11', '2026-07-12')), // more than fit into a Saturday
    ...[7, 8, 9, 10, 11, 12].map((id, index) => occurrence(
      id, `2026-06-24T${10 + index}:00:00+02:00`, `2026-06-24T${11 + index}:00:00+02:00`, { title: TITLES[index] },
    )),
    occurrence(13, '2026-07-08T21:00:00+02:00', '2026-07-08T23:00:00+02:00', { title: 'Luna piena al lago' }),
    occurrence(14, '2026-05-20T17:00:00+02:00', '2026-05-20T18:00:00+02:00', { title: 'Assemblea' }),
  ];
}

/** So many events in June 2026, some of them bars, spread over the days of the month and of the next one. */
export function many(count, { month = '2026-06', ids = 1000 } = {}) {
  return Array.from({ length: count }, (_, index) => {
    const day = 1 + (index * 7) % 28;
    const hour = 8 + index % 13;
    const date = `${month}-${pad(day)}`;
    const fields = {
      title: `${TITLES[index % TITLES.length]} ${index + 1}`,
      event_abstract: 'Ingresso libero fino a esaurimento dei posti.',
      takes_place_in: relation(600 + index % 5, 'Sala civica'),
    };
    return index % 9 === 0
      ? occurrence(ids + index, date, `${month}-${pad(Math.min(day + 3, 30))}`, fields)
      : occurrence(ids + index, `${date}T${pad(hour)}:00:00+02:00`, `${date}T${pad(hour + 1)}:30:00+02:00`, fields);
  });
}

/** Good events among records nobody can read. */
export function broken() {
  return [
    ...few(),
    { content: content(90), id: 90, title: 'Senza data', allDay: false, start: null, end: null },
    { content: content(91), id: 91, title: 'Data sbagliata', allDay: false, start: 'domani', end: 'poi' },
    'non è un oggetto',
    null,
  ];
}

/** An iCalendar file. Each event is a list of lines. */
export function icalendar(...events) {
  const body = events.map((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']).flat();
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//prova//IT', ...body, 'END:VCALENDAR', ''].join('\r\n');
}

export function pad(number) {
  return String(number).padStart(2, '0');
}
