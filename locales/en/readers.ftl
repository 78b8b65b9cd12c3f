# Who has opened a file.

readers-title = Readers of { $reference }
readers-lead = Everyone who has read protected parts of this file.
readers-lead-holder = Readers from other offices, of the parts that you may read too. Your own office’s readings are left out.
readers-empty = Nobody has read protected parts of this file.
readers-empty-holder = Nobody outside your office has opened a part of this file that you may read.
