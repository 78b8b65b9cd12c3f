# Correcting an event.

correct-title = Correct: { $event }
correct-withheld = Withheld: an answer is kept here that you may not see. It stays as it is.
correct-annul = Take it back
correct-annul-help = When it should not have been recorded at all. The original stays readable, with your reason.
correct-annul-button = Take back
correct-reason = Reason
correct-reason-missing = Say why it is taken back.
correct-reason-too-long = At most 2,000 signs fit here.
