# The accessibility statement.

accessibility-title = Accessibility
accessibility-aim = These pages aim at WCAG 2.2, level AA, and EN 301 549.
accessibility-works-title = What works
accessibility-works-keyboard = Every job can be done with the keyboard alone.
accessibility-works-script = Every job can be done without JavaScript.
accessibility-works-zoom = Pages fit a screen of 320 pixels and 400 % zoom.
accessibility-works-colour = No state is told by colour alone.
accessibility-fails-title = What is not yet good enough
accessibility-fails-reviewed = The texts have not been read aloud by people who use screen readers every day.
accessibility-fails-sources = The lines of the circular stand in its own writing, which is English words and signs. The sentences above them say the same.
accessibility-tell-title = Tell us
accessibility-tell = Something you cannot use is a fault. Tell your office’s administrator, who passes it on.
