//! A tiny widget of the test suite, broken on purpose.
