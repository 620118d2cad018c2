//! What every widget shares: the element shell, attributes, loading, messages, small UI parts.
