"""Made-up offices, people and cases, to try the product with. Nothing here belongs to a real installation."""
