# The year of training of an office’s inspectors.

nav-training = Training
training-title = Training
training-lead = Who of your office is in the year of training, how far, and who may lead an inspection.
training-empty = No training is recorded in your office yet.
training-under-way = In training
training-none-under-way = Nobody is in training.
training-may-lead = May lead an inspection
training-none-may-lead = Nobody has completed the training yet.
training-ended = Ended without completion
training-inspector = Inspector
training-last-day = Last day of the year
training-modules = Modules
training-steps-done = { $done } of { $all }
training-not-yet = not yet
training-followed = Inspections followed
training-followed-last = last on { $day }
training-record = Record
training-since = since { $day }
