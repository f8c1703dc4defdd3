"""Tables that officers make themselves: rows, columns, a measure, a period, filters. Figures come from `figures`."""
