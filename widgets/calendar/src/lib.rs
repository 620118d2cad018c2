//! `<cw-event-calendar>`: the events of a municipality, by month or as a list.
