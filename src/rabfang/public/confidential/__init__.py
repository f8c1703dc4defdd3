"""Reporting corruption in confidence, and coming back with the receipt: pages that leave nothing behind them."""
