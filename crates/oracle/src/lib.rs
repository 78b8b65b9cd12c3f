//! An independent plain reading of the access rules, for tests
