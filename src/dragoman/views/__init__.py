"""Questions and their answers: functions from readings and records to typed results."""
