"""What can be done with letters, one file each: the only writers of their tables.

Each takes `by`, the actor with the roles of the day, and checks inside what they may do (`letters.rights`); none
needs a request, so that a program may make and issue many.
"""
