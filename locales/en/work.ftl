# My work.

work-title = My work
work-state = { $due } due, { $overdue } overdue
work-summary = { $due } due · { $overdue } overdue
work-filter = Show
work-all = All
work-overdue = Overdue
work-week = This week
work-left = Time left
work-file = File
work-duty = What is owed
work-ground = Ground
work-step = Next step
work-since = since { $day }
work-empty = Nothing is due in your office.
work-empty-until = Nothing is due before { $day }.
work-recorded = Recorded. The file is now another office's.
work-sooner = Sooner
work-later = Later
