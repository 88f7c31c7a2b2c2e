"""Style sheets: parsed into rules, matched with a page's elements, and asked what an element looks like."""
