//! Open formats to model and back. Bytes in, values out; nothing here fetches, waits or touches the DOM.
