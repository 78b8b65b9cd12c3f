//! Access: Cedar, guardrails, the table
