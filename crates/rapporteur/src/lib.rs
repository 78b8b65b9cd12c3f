//! Definitions to figures
