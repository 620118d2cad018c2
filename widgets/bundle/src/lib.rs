//! The only crate compiled to `.wasm`: registers the widgets chosen by feature.
