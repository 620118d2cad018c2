//! Wire format of our own server; the server and the widgets both import it, so it cannot drift.
