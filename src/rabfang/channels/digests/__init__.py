"""What officers should know: a notice for each event, one mail a person a day in office hours."""
